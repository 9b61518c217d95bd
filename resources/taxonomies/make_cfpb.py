#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes cfpb.json from a capture of the Consumer Complaint Database's own counts (public domain).

    make_cfpb.py CAPTURE.json > cfpb.json

The codes below are ours and stay as they are: cases name them for ever. Codes made from labels (sub-products,
issues, sub-issues) depend on the label alone.
"""
import json
import pathlib
import re
import sys

FIRST = "2011-12-01"  # first complaints in the public database
FORM_2017 = ("2017-04-23", "2017-04-24")  # last day of the old names, first day of the new ones
FORM_2023 = ("2023-08-23", "2023-08-24")

# code: (label, first day, last day, successor)
PRODUCTS = {
    "credit-reporting": ("Credit reporting or other personal consumer reports", FORM_2023[1], None, None),
    "credit-reporting-2017": ("Credit reporting, credit repair services, or other personal consumer reports",
                              FORM_2017[1], FORM_2023[0], "credit-reporting"),
    "credit-reporting-2011": ("Credit reporting", FIRST, FORM_2017[0], "credit-reporting-2017"),
    "debt-collection": ("Debt collection", FIRST, None, None),
    "mortgage": ("Mortgage", FIRST, None, None),
    "checking-savings": ("Checking or savings account", FORM_2017[1], None, None),
    "bank-account-2011": ("Bank account or service", FIRST, FORM_2017[0], "checking-savings"),
    "credit-card": ("Credit card", FORM_2023[1], None, None),
    "credit-prepaid-card-2017": ("Credit card or prepaid card", FORM_2017[1], FORM_2023[0], "credit-card"),
    "credit-card-2011": ("Credit card", FIRST, FORM_2017[0], "credit-prepaid-card-2017"),
    "prepaid-card": ("Prepaid card", FORM_2023[1], None, None),
    "prepaid-card-2011": ("Prepaid card", FIRST, FORM_2017[0], "prepaid-card"),
    "student-loan": ("Student loan", FIRST, None, None),
    "money-transfer": ("Money transfer, virtual currency, or money service", FORM_2017[1], None, None),
    "money-transfers-2011": ("Money transfers", FIRST, FORM_2017[0], "money-transfer"),
    "virtual-currency-2011": ("Virtual currency", FIRST, FORM_2017[0], "money-transfer"),
    "other-service-2011": ("Other financial service", FIRST, FORM_2017[0], "money-transfer"),
    "vehicle-loan": ("Vehicle loan or lease", FORM_2017[1], None, None),
    "consumer-loan-2011": ("Consumer Loan", FIRST, FORM_2017[0], "vehicle-loan"),
    "personal-loan": ("Payday loan, title loan, personal loan, or advance loan", FORM_2023[1], None, None),
    "personal-loan-2017": ("Payday loan, title loan, or personal loan", FORM_2017[1], FORM_2023[0],
                           "personal-loan"),
    "payday-loan-2011": ("Payday loan", FIRST, FORM_2017[0], "personal-loan-2017"),
    "debt-management": ("Debt or credit management", FORM_2023[1], None, None),
}


def slug(label, limit):
    text = re.sub(r"[^a-z0-9]+", "-", label.lower().replace("'", "").replace("’", "")).strip("-")
    while len(text) > limit and "-" in text:
        text = text.rsplit("-", 1)[0]
    return text[:limit].strip("-")


def unique(code, taken):
    candidate, number = code, 2
    while candidate in taken:
        candidate, number = f"{code}-{number}", number + 1
    taken.add(candidate)
    return candidate


def main():
    capture = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    chinese = {}
    for line in pathlib.Path(__file__).with_name("cfpb_zh.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, zh = line.split("\t")
            chinese[label] = zh
    codes, taken = [], set(PRODUCTS)

    def add(kind, code, parent, label, **more):
        entry = {"kind": kind, "code": code}
        if parent:
            entry["parent"] = parent
        entry["label"] = label
        if label in chinese:
            entry["labelZh"] = chinese[label]
        entry.update({key: value for key, value in more.items() if value})
        codes.append(entry)

    by_label = {}
    for code, (label, first, last, successor) in PRODUCTS.items():
        by_label.setdefault(label, []).append(code)
        add("product", code, None, label, validFrom=first, validTo=last, successor=successor)
    unknown = {product["name"] for product in capture["products"]} - set(by_label)
    if unknown:
        sys.exit(f"products without a code: {sorted(unknown)}")
    for product in capture["products"]:
        for code in by_label[product["name"]]:
            for sub in product.get("sub", []):
                add("sub-product", unique(f"{code}.{slug(sub['name'], 40)}", taken), code, sub["name"])

    met = {}
    sub_met = {}
    for pair in capture["observed_product_issue_pairs"]:
        for code in by_label[pair["product"]]:
            met.setdefault(pair["issue"], set()).add(code)
        if pair["sub_issue"]:
            sub_met.setdefault(pair["issue"], set()).add(pair["sub_issue"])
    issues = {issue["name"]: {sub["name"] for sub in issue.get("sub", [])} for issue in capture["issues"]}
    for name in met:
        issues.setdefault(name, set())
    for name, subs in issues.items():
        code = unique("issue." + slug(name, 34), taken)
        add("issue", code, "*", name, products=sorted(met.get(name, ())))
        for sub in sorted(subs | sub_met.get(name, set())):
            add("sub-issue", unique(f"{code}.{slug(sub, 34)}", taken), code, sub)

    print("{")
    print('"id": "cfpb",\n"version": "2024.11",')
    print('"title": "CFPB Consumer Complaint Database",\n"titleZh": "美国消费者金融保护局投诉数据库分类",')
    print('"source": "Labels as counted by the public Consumer Complaint Database on 2024-11-06 (public domain); '
          'codes, days of validity and Chinese labels are this project\'s own. The days of the renamings (2017-04-24, '
          '2023-08-24) are those of the changed complaint forms. Written by make_cfpb.py.",')
    print('"codes": [')
    print(",\n".join(json.dumps(code, ensure_ascii=False) for code in codes))
    print("]\n}")


main()
