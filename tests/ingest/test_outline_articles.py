"""Further acts and agreements: New Zealand, Ireland, Hong Kong; a contract, a club. All texts are invented."""

from __future__ import annotations

import pytest

from tests.ingest.outline_rows import rows

NEW_ZEALAND = """\
Nets Act 2031
Public Act 2031 No 9
Date of assent 3 May 2031
Contents
1 Title
2 Commencement
Part 1
Preliminary provisions
3 Purpose
The Parliament of New Zealand enacts as follows:
1 Title
This Act is the Nets Act 2031.
2 Commencement
This Act comes into force on 1 July 2031.
Part 1
Preliminary provisions
3 Purpose
The purpose of this Act is to—
(a) mend nets; and
(b) protect fish.
4 Interpretation
In this Act, unless the context otherwise requires,—
fish includes shellfish
net—
(a) means a thing with holes; and
(b) includes a seine
Compare: 1996 No 88 s 2
Subpart 1—Duties
5 Duty to mend
(1) The owner must mend the net.
(2) Despite subsection (1), a child need not.
Schedule 1
Transitional provisions
s 6
Part 1
Provisions relating to this Act as enacted
1 Old nets
An old net is deemed to be mended."""

NEW_ZEALAND_TREE = """\
law nz
<preface> | … 2031
<toc> | … Purpose
<preface> | … follows:
sec_1 | 1 | Title | … 2031.
sec_2 | 2 | Commencement | … 2031.
part_1 | Part 1 | Preliminary provisions | … not.
sec_3 | 3 | Purpose | … fish.
sec_3__para_a | (a) |  | … and
sec_3__para_b | (b) |  | … fish.
sec_4 | 4 | Interpretation | … 2
sec_4__para_a | (a) |  | … and
sec_4__para_b | (b) |  | … 2
part_1__subpart_1 | Subpart 1 | Duties | … not.
sec_5 | 5 | Duty to mend | … not.
sec_5__subsec_1 | (1) |  | … net.
sec_5__subsec_2 | (2) |  | … not.
annex_1 | Schedule 1 | Transitional provisions | … mended.
annex_1__part_1 | Part 1 | Provisions relating to this Act as enacted | … mended.
annex_1__para_1 | 1 | Old nets | … mended.
"""

IRELAND = """\
Number 9 of 2031
NETS ACT 2031
ARRANGEMENT OF SECTIONS
Section
1. Interpretation
2. Offences
An Act to provide for nets and to amend the Boats Act 1990. [3rd May, 2031]
Be it enacted by the Oireachtas as follows:
Interpretation
1. In this Act—
"Minister" means the Minister for Harbours;
"net" includes a seine.
Offences
2. (1) A person who fails to mend a net commits an offence.
(2) A person guilty of an offence under this section is liable—
(a) on summary conviction, to a class A fine, or
(b) on conviction on indictment, to imprisonment for a term not exceeding 5 years,
or to both.
Amendment of Act of 1990
3. The Boats Act 1990 is amended—
(a) in section 2, by the substitution of the following subsection for subsection (1):
"(1) In this Act—
'boat' means a vessel;
'net' has the same meaning as it has in the Act of 2031.",
and
(b) by the insertion of the following section after section 4:
"4A. (1) A boat shall carry a net.
(2) The net shall be mended.".
Short title and commencement
4. (1) This Act may be cited as the Nets Act 2031.
(2) It comes into operation on such day as the Minister may appoint by order."""

IRELAND_TREE = """\
law ie
<preface> | … 2031
<title> | … 2031
<toc> | … Offences
<preface> | … follows:
sec_1 | 1. | Interpretation | … seine.
sec_2 | 2. | Offences | … both.
sec_2__subsec_1 | (1) |  | … offence.
sec_2__subsec_2 | (2) |  | … both.
sec_2__subsec_2__para_a | (a) |  | … or
sec_2__subsec_2__para_b | (b) |  | … years,
sec_3 | 3. | Amendment of Act of 1990 | … mended.".
sec_3__para_a | (a) |  | … and
sec_3__para_b | (b) |  | … mended.".
sec_4 | 4. | Short title and commencement | … order.
sec_4__subsec_1 | (1) |  | … 2031.
sec_4__subsec_2 | (2) |  | … order.
"""

HONG_KONG = """\
CHAPTER 548
THE NETS ORDINANCE
(Cap. 548)
To regulate nets. (Replaced 12 of 1999 s. 3)
[1 July 1997] L.N. 363 of 1997
PART 1
PRELIMINARY
1. Short title
(1) This Ordinance may be cited as the Nets Ordinance.
(2) (Omitted as spent)
2. Interpretation
(1) In this Ordinance, unless the context otherwise requires—
"net" (網) means a thing with holes;
"owner" (擁有人) includes a lessee. (Amended 5 of 2001)
PART 2
DUTIES
3. Duty to mend
(1) An owner shall mend his net.
(1A) A lessee shall mend the net that he leases.
(2) A person who contravenes subsection (1) commits an offence and is liable—
(a) on a first conviction, to a fine at level 3;
(b) on a subsequent conviction, to a fine at level 5.
SCHEDULE 1 [s. 3]
NETS
1. Trawls
2. Seines"""

HONG_KONG_TREE = """\
law hk
<preface> | … 548
<title> | … ORDINANCE
<preface> | … 1997
part_1 | PART 1 | PRELIMINARY | … 2001)
sec_1 | 1. | Short title | … spent)
sec_1__subsec_1 | (1) |  | … Ordinance.
sec_1__subsec_2 | (2) |  | … spent)
sec_2 | 2. | Interpretation | … 2001)
sec_2__subsec_1 | (1) |  | … 2001)
part_2 | PART 2 | DUTIES | … 5.
sec_3 | 3. | Duty to mend | … 5.
sec_3__subsec_1 | (1) |  | … net.
sec_3__subsec_1A | (1A) |  | … leases.
sec_3__subsec_2 | (2) |  | … 5.
sec_3__subsec_2__para_a | (a) |  | … 3;
sec_3__subsec_2__para_b | (b) |  | … 5.
annex_1 | SCHEDULE 1 | NETS | … Seines
annex_1__para_1 | 1. | Trawls | … Trawls
annex_1__para_2 | 2. | Seines | … Seines
"""

CONTRACT = """\
MASTER SERVICES AGREEMENT
dated as of May 3, 2031
ARTICLE I
DEFINITIONS
Section 1.01 Defined Terms. In this Agreement:
"Affiliate" means a company under common control.
Section 1.02 Interpretation.
(a) Headings are for convenience.
(b) "Including" means without limitation.
ARTICLE II
SERVICES
Section 2.01 Scope. The Provider shall mend nets as follows:
(i) on weekdays; and
(ii) at sea.
Section 2.02 Fees. The fees are in Exhibit A.
EXHIBIT A
FEES
100 pounds a net."""

CONTRACT_TREE = """\
notice
<preface> | … 2031
art_I | ARTICLE I | DEFINITIONS | … limitation.
sec_1-01 | Section 1.01 | Defined Terms | … control.
sec_1-02 | Section 1.02 | Interpretation | … limitation.
sec_1-02__para_a | (a) |  | … convenience.
sec_1-02__para_b | (b) |  | … limitation.
art_II | ARTICLE II | SERVICES | … A.
sec_2-01 | Section 2.01 | Scope | … sea.
sec_2-01__para_i | (i) |  | … and
sec_2-01__para_ii | (ii) |  | … sea.
sec_2-02 | Section 2.02 | Fees | … A.
annex_A | EXHIBIT A | FEES | … net.
annex_A__para_1 |  |  | … net.
"""

CLUB = """\
CONSTITUTION OF THE HARBOUR CLUB
Article 1. The Club is called the Harbour Club.
Article 2. 1. The Club has members.
2. Members pay fees:
(a) once a year; or
(b) twice a year.
Article 3. The committee runs the Club, as Article 5 of the old rules said.
Article 4
The committee meets monthly."""

CLUB_TREE = """\
notice
<preface> | … CLUB
art_1 | Article 1. | The Club is called the Harbour Club | … Club.
art_2 | Article 2. |  | … year.
art_2__para_1 | 1. |  | … members.
art_2__para_2 | 2. |  | … year.
art_2__para_2__point_a | (a) |  | … or
art_2__para_2__point_b | (b) |  | … year.
art_3 | Article 3. |  | … said.
art_4 | Article 4 |  | … monthly.
"""

POLICY = """\
COMPLAINTS POLICY
1. PURPOSE
This policy says how the harbour deals with complaints.
2. WHO MAY COMPLAIN
(a) Members.
(b) Guests, if:
   i. they were there; and
   ii. they say so.
3. PROCEDURE
3.1 Stage one
The clerk answers within 7 days.
3.2 Stage two
The board answers within:
• 14 days in summer;
• 28 days in winter.
4. REVIEW
This policy is reviewed every year."""

POLICY_TREE = """\
notice
<preface> | … POLICY
sec_1 | 1. | PURPOSE | … complaints.
sec_1__para_1 |  |  | … complaints.
sec_2 | 2. | WHO MAY COMPLAIN | … so.
sec_2__para_a | (a) |  | … Members.
sec_2__para_b | (b) |  | … so.
sec_2__para_b__point_i | i. |  | … and
sec_2__para_b__point_ii | ii. |  | … so.
sec_3 | 3. | PROCEDURE | … winter.
sec_3__sec_3-1 | 3.1 | Stage one | … days.
sec_3__sec_3-1__para_1 |  |  | … days.
sec_3__sec_3-2 | 3.2 | Stage two | … winter.
sec_3__sec_3-2__para_1 |  |  | … winter.
sec_4 | 4. | REVIEW | … year.
sec_4__para_1 |  |  | … year.
"""

SAMPLES = {
    "new_zealand": (NEW_ZEALAND, NEW_ZEALAND_TREE),
    "ireland": (IRELAND, IRELAND_TREE),
    "hong_kong": (HONG_KONG, HONG_KONG_TREE),
    "contract": (CONTRACT, CONTRACT_TREE),
    "club": (CLUB, CLUB_TREE),
    "policy": (POLICY, POLICY_TREE),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_more(name: str) -> None:
    text, tree = SAMPLES[name]
    assert rows(text) == tree
