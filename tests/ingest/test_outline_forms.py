"""Memoranda, and texts without a drafting tradition: circulars, contracts, questions. All texts are invented."""

from __future__ import annotations

import pytest

from tests.ingest.outline_rows import rows

MEMORANDUM = """\
EXPLANATORY MEMORANDUM TO
THE NETS (MARKING) REGULATIONS 2031
2031 No. 455
1. Introduction
1.1 This explanatory memorandum has been prepared by the Department for Harbours and is laid before Parliament.
2. Purpose of the instrument
2.1 This instrument requires nets to be marked:
(a) on the head rope; and
(b) on each float.
2.2 Further detail is in paragraph
7.9 of the guidance.
• a bullet
• another bullet
3. Matters of special interest to Parliament
Matters of special interest to the Joint Committee on Statutory Instruments
3.1 None.
4. Policy background
What is being done and why?
4.1 Nets are lost.
4.1.1 Many are never found.
Annex A
Red flags
1. Lost nets.
1.1 A net is lost when nobody looks for it."""

MEMORANDUM_TREE = """\
notice gb
<preface> | … 455
sec_1 | 1. | Introduction | … Parliament.
sec_1__para_1-1 | 1.1 |  | … Parliament.
sec_2 | 2. | Purpose of the instrument | … bullet
sec_2__para_2-1 | 2.1 |  | … float.
sec_2__para_2-1__subpara_a | (a) |  | … and
sec_2__para_2-1__subpara_b | (b) |  | … float.
sec_2__para_2-2 | 2.2 |  | … bullet
sec_3 | 3. | Matters of special interest to Parliament | … None.
sec_3__sec_1 |  | Matters of special interest to the Joint Committee on Statutory Instruments | … None.
sec_3__sec_1__para_3-1 | 3.1 |  | … None.
sec_4 | 4. | Policy background | … found.
sec_4__sec_1 |  | What is being done and why? | … found.
sec_4__sec_1__para_4-1 | 4.1 |  | … found.
sec_4__sec_1__para_4-1__subpara_4-1-1 | 4.1.1 |  | … found.
annex_A | Annex A | Red flags | … it.
annex_A__para_1 | 1. |  | … it.
annex_A__para_1__subpara_1-1 | 1.1 |  | … it.
"""

CIRCULAR = """\
Bank of Harbour
Circular No. BH/2031/12
3 May 2031
To: All licensed banks
Subject: Mule accounts
A. Background
1. Mule accounts are accounts that are lent to others for the transfer of stolen money.
2. In 2030 the Bank saw more of them.
B. Requirements
B.1 Opening of accounts
3. A bank shall, before it opens an account:
(a) verify the customer; and
(b) ask for the purpose:
(i) salary; or
(ii) trade.
4. A bank shall keep the answers.
B.2 Monitoring
5. A bank shall monitor accounts.
C. Effective date
6. This circular takes effect on 1 June 2031.
Yours faithfully,
R. Oar
Director of Supervision
Annex 1: Red flags
1. Many small deposits.
2. Fast withdrawals."""

CIRCULAR_TREE = """\
notice
<preface> | … accounts
sec_A | A. | Background | … them.
sec_A__para_1 | 1. |  | … money.
sec_A__para_2 | 2. |  | … them.
sec_B | B. | Requirements | … accounts.
sec_B__sec_B-1 | B.1 | Opening of accounts | … answers.
sec_B__sec_B-1__para_3 | 3. |  | … trade.
sec_B__sec_B-1__para_3__point_a | (a) |  | … and
sec_B__sec_B-1__para_3__point_b | (b) |  | … trade.
sec_B__sec_B-1__para_3__point_b__indent_i | (i) |  | … or
sec_B__sec_B-1__para_3__point_b__indent_ii | (ii) |  | … trade.
sec_B__sec_B-1__para_4 | 4. |  | … answers.
sec_B__sec_B-2 | B.2 | Monitoring | … accounts.
sec_B__sec_B-2__para_5 | 5. |  | … accounts.
sec_C | C. | Effective date | … 2031.
sec_C__para_6 | 6. |  | … 2031.
conclusions |  |  | … Supervision
annex_1 | Annex 1 | Red flags | … withdrawals.
annex_1__para_1 | 1. |  | … deposits.
annex_1__para_2 | 2. |  | … withdrawals.
"""

CONTRACT = """\
NET SUPPLY AGREEMENT
This Agreement is made on 3 May 2031 between Harbour Nets Ltd (the "Supplier") and Tide Ltd (the "Buyer").
RECITALS
A. The Supplier makes nets.
B. The Buyer needs nets.
1. DEFINITIONS AND INTERPRETATION
1.1 In this Agreement:
"Net" means a net that complies with Schedule 1;
"Price" has the meaning given in clause 3.
1.2 Headings do not affect interpretation.
2. SUPPLY
2.1 The Supplier shall supply the Nets:
(a) on time; and
(b) in good order, that is:
(i) dry; and
(ii) mended.
2.2 The Buyer shall accept them.
2.2.1 Acceptance is by signature.
2.2.2 A signature may be electronic.
3. PRICE
3.1 The Price is 100 pounds.
IN WITNESS WHEREOF the parties have signed.
Signed for the Supplier: ______
SCHEDULE 1
SPECIFICATION
1. The mesh is 9 mm.
2. The colour is green."""

CONTRACT_TREE = """\
notice
<preface> | … AGREEMENT
para_1 |  |  | … "Buyer").
sec_u1 |  | RECITALS | … nets.
sec_u1__para_A | A. |  | … nets.
sec_u1__para_B | B. |  | … nets.
sec_1 | 1. | DEFINITIONS AND INTERPRETATION | … interpretation.
sec_1__para_1-1 | 1.1 |  | … 3.
sec_1__para_1-2 | 1.2 |  | … interpretation.
sec_2 | 2. | SUPPLY | … electronic.
sec_2__para_2-1 | 2.1 |  | … mended.
sec_2__para_2-1__point_a | (a) |  | … and
sec_2__para_2-1__point_b | (b) |  | … mended.
sec_2__para_2-1__point_b__indent_i | (i) |  | … and
sec_2__para_2-1__point_b__indent_ii | (ii) |  | … mended.
sec_2__para_2-2 | 2.2 |  | … electronic.
sec_2__para_2-2__point_2-2-1 | 2.2.1 |  | … signature.
sec_2__para_2-2__point_2-2-2 | 2.2.2 |  | … electronic.
sec_3 | 3. | PRICE | … pounds.
sec_3__para_3-1 | 3.1 |  | … pounds.
conclusions |  |  | … ______
annex_1 | SCHEDULE 1 | SPECIFICATION | … green.
annex_1__para_1 | 1. |  | … mm.
annex_1__para_2 | 2. |  | … green.
"""

QUESTIONS = """\
Frequently asked questions about lost nets
Last updated: 3 May 2031
General
Q1. What is a lost net?
A1. A net that has been left in the sea and that nobody looks for any more.
Q2. Who must report it?
A2. The master of the boat. See also question 1.
He must do so within 24 hours.
Fees
Q3. Does it cost anything?
A3. No."""

QUESTIONS_TREE = """\
notice
<preface> | … 2031
sec_1 |  | General | … hours.
sec_1__para_Q1 | Q1. |  | … more.
sec_1__para_Q2 | Q2. |  | … hours.
sec_2 |  | Fees | … No.
sec_2__para_Q3 | Q3. |  | … No.
"""

RULEBOOK = """\
HARBOUR CLUB RULEBOOK
Chapter 1 General
1.1 Purpose
1.1.1 These rules keep the harbour safe.
1.1.2 They apply to all members.
1.2 Definitions
1.2.1 In these rules "boat" means:
(1) a yacht;
(2) a dinghy.
Chapter 2 Conduct
2.1 Speed
2.1.1 No boat shall exceed 5 knots.
2.1.2 See rule 1.1.1.
Appendix A Penalties
Speeding: 10 pounds."""

RULEBOOK_TREE = """\
notice
<preface> | … RULEBOOK
chp_1 | Chapter 1 | General | … dinghy.
chp_1__sec_1-1 | 1.1 | Purpose | … members.
chp_1__sec_1-1__para_1-1-1 | 1.1.1 |  | … safe.
chp_1__sec_1-1__para_1-1-2 | 1.1.2 |  | … members.
chp_1__sec_1-2 | 1.2 | Definitions | … dinghy.
chp_1__sec_1-2__para_1-2-1 | 1.2.1 |  | … dinghy.
chp_1__sec_1-2__para_1-2-1__point_1 | (1) |  | … yacht;
chp_1__sec_1-2__para_1-2-1__point_2 | (2) |  | … dinghy.
chp_2 | Chapter 2 | Conduct | … 1.1.1.
chp_2__sec_2-1 | 2.1 | Speed | … 1.1.1.
chp_2__sec_2-1__para_2-1-1 | 2.1.1 |  | … knots.
chp_2__sec_2-1__para_2-1-2 | 2.1.2 |  | … 1.1.1.
annex_A | Appendix A | Penalties | … pounds.
annex_A__para_1 |  |  | … pounds.
"""

SAMPLES = {
    "memorandum": (MEMORANDUM, MEMORANDUM_TREE),
    "circular": (CIRCULAR, CIRCULAR_TREE),
    "contract": (CONTRACT, CONTRACT_TREE),
    "questions": (QUESTIONS, QUESTIONS_TREE),
    "rulebook": (RULEBOOK, RULEBOOK_TREE),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_forms(name: str) -> None:
    text, tree = SAMPLES[name]
    assert rows(text) == tree
