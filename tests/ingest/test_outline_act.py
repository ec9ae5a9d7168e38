"""Acts, instruments and rules: United Kingdom, India, Australia, Singapore. All texts are invented."""

from __future__ import annotations

import pytest

from tests.ingest.outline_rows import rows

ACT = """\
Harbour Nets Act 2031
2031 CHAPTER 12
CONTENTS
PART 1
NETS
1 Duty to mend nets
2 Offences
PART 2
GENERAL
3 Interpretation
4 Short title
SCHEDULE 1 — Mesh
An Act to make provision about nets; and for connected purposes.
[3rd May 2031]
BE IT ENACTED by the King's most Excellent Majesty, in this present Parliament assembled, as follows:—
PART 1
NETS
Mending
1 Duty to mend nets
(1) The owner of a net must mend it.
(2) In subsection (1) "mend" includes—
(a) sewing, and
(b) replacing—
(i) a float, or
(ii) a lead,
but does not include painting.
(2A) A person under 16 need not mend a net.
Offences and penalties
2 Offences
(1) A person who fails to comply with section 1 commits an offence.
(2) After section 9 of the Boats Act 2020 insert—
"9A Nets on boats
(1) A boat must carry a net.
(2) The net must be mended."
PART 2
GENERAL
2A Crown application
This Act binds the Crown.
3 Interpretation
In this Act—
"float" means a thing that floats;
"net" means—
(a) a trawl,
(b) a seine;
"owner" has the meaning given by section 3 of the Boats Act 2020.
4 Short title, commencement and extent
(1) This Act may be cited as the Harbour Nets Act 2031.
(2) This Act extends to England and Wales.
SCHEDULES
SCHEDULE 1
Section 1
MESH
PART 1
SIZE
1 The mesh must be 9 mm.
2 (1) The mesh may be smaller if—
(a) the net is old, or
(b) the harbour master agrees.
(2) He must agree in writing.
PART 2
COLOUR
3 A net must be green.
SCHEDULE 2
Section 2
PENALTIES
1 A fine."""

ACT_TREE = """\
law gb
<preface> | … 12
<toc> | … Mesh
<preface> | … follows:—
part_1 | PART 1 | NETS | … mended."
part_1__hcontainer_1 |  | Mending | … net.
sec_1 | 1 | Duty to mend nets | … net.
sec_1__subsec_1 | (1) |  | … it.
sec_1__subsec_2 | (2) |  | … painting.
sec_1__subsec_2__para_a | (a) |  | … and
sec_1__subsec_2__para_b | (b) |  | … painting.
sec_1__subsec_2__para_b__subpara_i | (i) |  | … or
sec_1__subsec_2__para_b__subpara_ii | (ii) |  | … lead,
sec_1__subsec_2A | (2A) |  | … net.
part_1__hcontainer_2 |  | Offences and penalties | … mended."
sec_2 | 2 | Offences | … mended."
sec_2__subsec_1 | (1) |  | … offence.
sec_2__subsec_2 | (2) |  | … mended."
part_2 | PART 2 | GENERAL | … Wales.
sec_2A | 2A | Crown application | … Crown.
sec_3 | 3 | Interpretation | … 2020.
sec_3__para_a | (a) |  | … trawl,
sec_3__para_b | (b) |  | … seine;
sec_4 | 4 | Short title, commencement and extent | … Wales.
sec_4__subsec_1 | (1) |  | … 2031.
sec_4__subsec_2 | (2) |  | … Wales.
<other> | … SCHEDULES
annex_1 | SCHEDULE 1 | MESH | … green.
annex_1__part_1 | PART 1 | SIZE | … writing.
annex_1__para_1 | 1 |  | … mm.
annex_1__para_2 | 2 |  | … writing.
annex_1__para_2__subpara_1 | (1) |  | … agrees.
annex_1__para_2__subpara_1__cl_a | (a) |  | … or
annex_1__para_2__subpara_1__cl_b | (b) |  | … agrees.
annex_1__para_2__subpara_2 | (2) |  | … writing.
annex_1__part_2 | PART 2 | COLOUR | … green.
annex_1__para_3 | 3 |  | … green.
annex_2 | SCHEDULE 2 | PENALTIES | … fine.
annex_2__para_1 | 1 |  | … fine.
"""

INSTRUMENT = """\
STATUTORY INSTRUMENTS
2031 No. 455
FISHERIES, ENGLAND
The Nets (Marking) (England) Regulations 2031
Made	3rd May 2031
Laid before Parliament	5th May 2031
Coming into force	1st June 2031
The Secretary of State makes these Regulations under section 4(1) of the Harbour Nets Act 2031(a).
Citation, commencement and extent
1.—(1) These Regulations are the Nets (Marking) (England) Regulations 2031 and come into force on 1st June 2031.
(2) These Regulations extend to England and Wales.
Interpretation
2. In these Regulations—
“the Act” means the Harbour Nets Act 2031;
“mark” means a mark that complies with Schedule 1.
Marks
3.—(1) A net must bear a mark—
(a) on its head rope; and
(b) if it is longer than 10 metres, on—
(i) its foot rope; and
(ii) each float.
(2) Paragraph (1) does not apply to a hand net.
Revocation
4. The Nets (Marking) Regulations 2009(b) are revoked.
Signed by authority of the Secretary of State for Harbours
Rudder Oar
Parliamentary Under Secretary of State
3rd May 2031	Department for Harbours
SCHEDULE 1	Regulation 2
Form of marks
1. A mark must be legible.
2. A mark consists of—
(a) the letter N; and
(b) a number.
SCHEDULE 2	Regulation 4
Savings
Nothing in these Regulations affects a mark made before 1st June 2031.
EXPLANATORY NOTE
(This note is not part of the Regulations)
These Regulations require nets to be marked.
Regulation 3 contains the duty."""

INSTRUMENT_TREE = """\
law gb
<preface> | … ENGLAND
<title> | … 2031
<preface> | … 2031(a).
sec_1 | 1. | Citation, commencement and extent | … Wales.
sec_1__subsec_1 | (1) |  | … 2031.
sec_1__subsec_2 | (2) |  | … Wales.
sec_2 | 2. | Interpretation | … 1.
sec_3 | 3. | Marks | … net.
sec_3__subsec_1 | (1) |  | … float.
sec_3__subsec_1__para_a | (a) |  | … and
sec_3__subsec_1__para_b | (b) |  | … float.
sec_3__subsec_1__para_b__subpara_i | (i) |  | … and
sec_3__subsec_1__para_b__subpara_ii | (ii) |  | … float.
sec_3__subsec_2 | (2) |  | … net.
sec_4 | 4. | Revocation | … revoked.
conclusions |  |  | … Harbours
annex_1 | SCHEDULE 1 | Form of marks | … number.
annex_1__para_1 | 1. |  | … legible.
annex_1__para_2 | 2. |  | … number.
annex_1__para_2__cl_a | (a) |  | … and
annex_1__para_2__cl_b | (b) |  | … number.
annex_2 | SCHEDULE 2 | Savings | … 2031.
<other> | … duty.
"""

INDIA = """\
THE BOATS (REGULATION) ACT, 1931
ACT No. 7 OF 1931
[3rd May, 1931.]
An Act to regulate boats.
WHEREAS it is expedient to regulate boats; It is hereby enacted as follows:—
CHAPTER I
PRELIMINARY
1. Short title, extent and commencement.—(1) This Act may be called the Boats (Regulation) Act, 1931.
(2) It extends to the whole of India.
2. Definitions.—In this Act, unless the context otherwise requires,—
(a) "boat" means a vessel;
(aa) "canoe" means a small boat;
(b) "owner" includes—
(i) a lessee; and
(ii) a master.
Explanation.—A crew member is not a master.
CHAPTER II
REGISTRATION
3. Boats to be registered.—Every boat shall be registered.
Provided that a canoe need not be registered.
3A. Fees.—(1) The fee shall be paid in the manner prescribed.
4. [Repealed.] Rep. by Act 9 of 1950, s. 2.
5. Penalty. – Whoever contravenes section 3 shall be punishable with fine.
THE FIRST SCHEDULE
(See section 3)
FORM OF CERTIFICATE
Certified that the boat is registered.
THE SECOND SCHEDULE
FEES
1. Canoe: one rupee.
2. Other boats: two rupees."""

INDIA_TREE = """\
law in
<preface> | … follows:—
chp_I | CHAPTER I | PRELIMINARY | … master.
sec_1 | 1. | Short title, extent and commencement | … India.
sec_1__subsec_1 | (1) |  | … 1931.
sec_1__subsec_2 | (2) |  | … India.
sec_2 | 2. | Definitions | … master.
sec_2__para_a | (a) |  | … vessel;
sec_2__para_aa | (aa) |  | … boat;
sec_2__para_b | (b) |  | … master.
sec_2__para_b__subpara_i | (i) |  | … and
sec_2__para_b__subpara_ii | (ii) |  | … master.
chp_II | CHAPTER II | REGISTRATION | … fine.
sec_3 | 3. | Boats to be registered | … registered.
sec_3A | 3A. | Fees | … prescribed.
sec_3A__subsec_1 | (1) |  | … prescribed.
sec_4 | 4. |  | … 2.
sec_5 | 5. | Penalty | … fine.
annex_1 | THE FIRST SCHEDULE | FORM OF CERTIFICATE | … registered.
annex_2 | THE SECOND SCHEDULE | FEES | … rupees.
annex_2__para_1 | 1. |  | … rupee.
annex_2__para_2 | 2. |  | … rupees.
"""

AUSTRALIA = """\
Boats and Nets Act 2031
No. 14, 2031
An Act about boats and nets
The Parliament of Australia enacts:
Chapter 1—Introduction
Part 1-1—Preliminary
1  Short title
This Act is the Boats and Nets Act 2031.
2  Commencement
This Act commences on the day after Royal Assent.
Part 1-2—Definitions
3  Definitions
In this Act:
boat means a vessel.
net has the meaning given by subsection 5(2).
Chapter 2—Duties
Division 1—Nets
4  Duty
(1) A person must mend nets.
Penalty: 10 penalty units.
(2) Subsection (1) does not apply if:
(a) the net is new; or
(b) the person:
(i) is a child; or
(ii) is ill.
Note: A defendant bears an evidential burden.
5  Meaning of net
(1) A net is a net.
(2) A seine is a net."""

AUSTRALIA_TREE = """\
law au
<preface> | … enacts:
chp_1 | Chapter 1 | Introduction | … 5(2).
chp_1__part_1-1 | Part 1-1 | Preliminary | … Assent.
sec_1 | 1 | Short title | … 2031.
sec_2 | 2 | Commencement | … Assent.
chp_1__part_1-2 | Part 1-2 | Definitions | … 5(2).
sec_3 | 3 | Definitions | … 5(2).
chp_2 | Chapter 2 | Duties | … net.
chp_2__division_1 | Division 1 | Nets | … net.
sec_4 | 4 | Duty | … burden.
sec_4__subsec_1 | (1) |  | … units.
sec_4__subsec_2 | (2) |  | … burden.
sec_4__subsec_2__para_a | (a) |  | … or
sec_4__subsec_2__para_b | (b) |  | … ill.
sec_4__subsec_2__para_b__subpara_i | (i) |  | … or
sec_4__subsec_2__para_b__subpara_ii | (ii) |  | … ill.
sec_5 | 5 | Meaning of net | … net.
sec_5__subsec_1 | (1) |  | … net.
sec_5__subsec_2 | (2) |  | … net.
"""

SINGAPORE = """\
Nets Act 2031
(No. 9 of 2031)
Arrangement of Sections
Part 1
PRELIMINARY
Section
1. Short title and commencement
2. Interpretation
Part 2
NETS
3. Nets to be mended
Be it enacted by the President with the advice and consent of the Parliament of Singapore, as follows:
PART 1
PRELIMINARY
Short title and commencement
1. This Act is the Nets Act 2031 and comes into operation on a date that the Minister appoints.
Interpretation
2.—(1) In this Act, unless the context otherwise requires —
“net” means a thing with holes;
“owner”, in relation to a net, includes a lessee.
(2) A net is new until it is used.
PART 2
NETS
Nets to be mended
3.—(1) Every net must be mended.
(2) A person who contravenes subsection (1) shall be guilty of an offence.
THE SCHEDULE
Section 3
Mending
1. Use twine.
2. Use a needle."""

SINGAPORE_TREE = """\
law sg
<preface> | … 2031)
<toc> | … mended
<preface> | … follows:
part_1 | PART 1 | PRELIMINARY | … used.
sec_1 | 1. | Short title and commencement | … appoints.
sec_2 | 2. | Interpretation | … used.
sec_2__subsec_1 | (1) |  | … lessee.
sec_2__subsec_2 | (2) |  | … used.
part_2 | PART 2 | NETS | … offence.
sec_3 | 3. | Nets to be mended | … offence.
sec_3__subsec_1 | (1) |  | … mended.
sec_3__subsec_2 | (2) |  | … offence.
annex_1 | THE SCHEDULE | Mending | … needle.
annex_1__para_1 | 1. |  | … twine.
annex_1__para_2 | 2. |  | … needle.
"""

COURT_RULES = """\
HARBOUR COURT RULES 2031
PART I - GENERAL
Rule 1. Overriding objective
(1) These Rules have the overriding objective of justice.
(2) Justice includes:
(a) speed;
(b) fairness.
Rule 2. Application
These Rules apply to all claims.
PART II - CLAIMS
Rule 3. Starting a claim
(1) A claim is started by a form.
Rule 4. Service
Service is by hand."""

COURT_RULES_TREE = """\
law
<preface> | … 2031
part_I | PART I | GENERAL | … claims.
rule_1 | Rule 1. | Overriding objective | … fairness.
rule_1__para_1 | (1) |  | … justice.
rule_1__para_2 | (2) |  | … fairness.
rule_1__para_2__subpara_a | (a) |  | … speed;
rule_1__para_2__subpara_b | (b) |  | … fairness.
rule_2 | Rule 2. | Application | … claims.
part_II | PART II | CLAIMS | … hand.
rule_3 | Rule 3. | Starting a claim | … form.
rule_3__para_1 | (1) |  | … form.
rule_4 | Rule 4. | Service | … hand.
"""

SAMPLES = {
    "act": (ACT, ACT_TREE),
    "instrument": (INSTRUMENT, INSTRUMENT_TREE),
    "india": (INDIA, INDIA_TREE),
    "australia": (AUSTRALIA, AUSTRALIA_TREE),
    "singapore": (SINGAPORE, SINGAPORE_TREE),
    "court_rules": (COURT_RULES, COURT_RULES_TREE),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_acts(name: str) -> None:
    text, tree = SAMPLES[name]
    assert rows(text) == tree
