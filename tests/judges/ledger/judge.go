// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func judge(key string, it item) error {
	switch it.Kind {
	case "checkpoint":
		_, err := openCheckpoint(it.Checkpoint, key)
		return err
	case "cosignature":
		return judgeCosignature(it)
	case "entry":
		return judgeEntry(key, it.Checkpoint, it.Path, it.Index, it.Leaf)
	case "growth":
		return judgeGrowth(key, it)
	case "proof":
		return judgeProof(key, it)
	case "request":
		return judgeRequest(key, it)
	case "tiles":
		return judgeTiles(key, it)
	}
	return fmt.Errorf("unknown kind %q", it.Kind)
}

// openCheckpoint verifies the note with sumdb/note and reads the three lines of its text.
func openCheckpoint(text, key string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("the text is not origin, size and root")
	}
	// Go's own tree notes differ from a checkpoint in the first line only.
	lines[0] = "go.sum database tree"
	return tlog.ParseTree([]byte(strings.Join(lines, "\n")))
}

func hashes(raw [][]byte) ([]tlog.Hash, error) {
	var list []tlog.Hash
	for _, bytes := range raw {
		if len(bytes) != tlog.HashSize {
			return nil, errors.New("a hash has not 32 bytes")
		}
		var hash tlog.Hash
		copy(hash[:], bytes)
		list = append(list, hash)
	}
	return list, nil
}

func judgeEntry(key, checkpoint string, path [][]byte, index int64, leaf []byte) error {
	tree, err := openCheckpoint(checkpoint, key)
	if err != nil {
		return err
	}
	proof, err := hashes(path)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf))
}

func judgeGrowth(key string, it item) error {
	newer, err := openCheckpoint(it.Checkpoint, key)
	if err != nil {
		return err
	}
	older, err := openCheckpoint(it.Older, key)
	if err != nil {
		return err
	}
	proof, err := hashes(it.Path)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash)
}

// judgeProof reads a C2SP tlog-proof without extra data.
func judgeProof(key string, it item) error {
	parts := strings.SplitN(it.Proof, "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path [][]byte
	for _, line := range lines[2:] {
		hash, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	return judgeEntry(key, parts[1], path, index, it.Leaf)
}

// judgeRequest reads what a log sends to a witness (C2SP tlog-witness) that cosigned the older checkpoint.
func judgeRequest(key string, it item) error {
	parts := strings.SplitN(it.Request, "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || !strings.HasPrefix(lines[0], "old ") {
		return errors.New("not a request to a witness")
	}
	size, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if err != nil {
		return err
	}
	older, err := openCheckpoint(it.Older, key)
	if err != nil {
		return err
	}
	if older.N != size {
		return errors.New("the old size is another")
	}
	it.Checkpoint = parts[1]
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil {
			return err
		}
		it.Path = append(it.Path, hash)
	}
	return judgeGrowth(key, it)
}

// witness verifies the timestamped signatures of C2SP tlog-cosignature, which sumdb/note does not know by itself.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(w.key, append([]byte(head), text...), signature[8:])
}

func judgeCosignature(it item) error {
	parts := strings.SplitN(it.Witness, "+", 3)
	if len(parts) != 3 {
		return errors.New("not a verifier key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return err
	}
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil {
		return err
	}
	if len(raw) != 1+ed25519.PublicKeySize || raw[0] != 4 {
		return errors.New("not the key of a witness")
	}
	verifier := witness{parts[0], uint32(hash), ed25519.PublicKey(raw[1:])}
	_, err = note.Open([]byte(it.Checkpoint), note.VerifierList(verifier))
	return err
}

// tileFolder reads tiles as C2SP tlog-tiles names them: Go's path without the height.
type tileFolder string

func (folder tileFolder) Height() int { return 8 }
func (folder tileFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}
func (folder tileFolder) SaveTiles([]tlog.Tile, [][]byte) {}

// judgeTiles authenticates every leaf hash against the checkpoint and every entry against its leaf hash.
func judgeTiles(key string, it item) error {
	tree, err := openCheckpoint(it.Checkpoint, key)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, tileFolder(it.Folder))
	var indexes []int64
	for i := int64(0); i < tree.N; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	leaves, err := reader.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i := int64(0); i < tree.N; i += 256 {
		width := tree.N - i
		if width > 256 {
			width = 256
		}
		path := strings.Replace(tlog.Tile{H: 8, L: 0, N: i / 256, W: int(width)}.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(it.Folder, path))
		if err != nil {
			return err
		}
		if err := judgeBundle(bundle, leaves[i:i+width]); err != nil {
			return fmt.Errorf("%s: %v", path, err)
		}
	}
	return nil
}

func judgeBundle(bundle []byte, leaves []tlog.Hash) error {
	for i, leaf := range leaves {
		if len(bundle) < 2 {
			return fmt.Errorf("entry %d is missing", i)
		}
		length := int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < 2+length {
			return fmt.Errorf("entry %d is cut", i)
		}
		hash := tlog.RecordHash(bundle[2 : 2+length])
		if !bytes.Equal(hash[:], leaf[:]) {
			return fmt.Errorf("entry %d is not the one in the tree", i)
		}
		bundle = bundle[2+length:]
	}
	if len(bundle) != 0 {
		return errors.New("more than its entries")
	}
	return nil
}
