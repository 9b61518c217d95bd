// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Command ledger judges checkpoints, proofs and tiles with golang.org/x/mod/sumdb, which is not ours.
//
// It reads one JSON request (see request) and prints a line for each item: "PASS name" or "FAIL name: reason".
// It ends with 0 when all pass, 1 when one fails, 2 when the request cannot be read.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// request names the log and what is to be judged.
type request struct {
	Key   string `json:"key"` // the log's verifier key
	Items []item `json:"items"`
}

// item is one claim; Kind says which of the other members it uses.
type item struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // checkpoint, cosignature, entry, growth, proof, request or tiles

	Checkpoint string   `json:"checkpoint"` // a signed note
	Witness    string   `json:"witness"`    // cosignature: the witness's verifier key
	Leaf       []byte   `json:"leaf"`       // entry, proof: the bytes of the entry
	Index      int64    `json:"index"`      // entry
	Path       [][]byte `json:"path"`       // entry, growth: the hashes of the proof
	Older      string   `json:"older"`      // growth, request: the earlier signed note
	Proof      string   `json:"proof"`      // proof: a tlog-proof
	Request    string   `json:"request"`    // request: what is sent to a witness
	Folder     string   `json:"folder"`     // tiles: where tile/… lies
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ledger REQUEST.json")
		os.Exit(2)
	}
	data, err := os.ReadFile(os.Args[1])
	var asked request
	if err == nil {
		err = json.Unmarshal(data, &asked)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "couldn't read the request:", err)
		os.Exit(2)
	}
	status := 0
	for _, it := range asked.Items {
		if err := judge(asked.Key, it); err != nil {
			fmt.Printf("FAIL %s: %v\n", it.Name, err)
			status = 1
		} else {
			fmt.Printf("PASS %s\n", it.Name)
		}
	}
	os.Exit(status)
}
