"""Judgments of England, Ireland, Singapore, Australia, Canada, India and Hong Kong. All texts are invented."""

from __future__ import annotations

import pytest

from ingest.detect import Detected
from ingest.models import Mark, Reading
from ingest.outline.uk import judgment
from tests.ingest.outline_rows import rows

ENGLAND = """\
Neutral Citation Number: [2031] EWHC 77 (Admin)
IN THE HIGH COURT OF JUSTICE
KING'S BENCH DIVISION
Before:
LORD JUSTICE REEF
and
MRS JUSTICE SHOAL
Between:
THE KING (on the application of OAR)
Claimant
- and -
HARBOUR AUTHORITY
Defendant
JUDGMENT
Lord Justice Reef (giving the judgment of the court):
1. The claimant owns a boat. On 3 May 2030 the defendant wrote:
"1. Your boat is unsafe.
2. It must be removed within 7 days, failing which:
(a) it will be towed; and
(b) you will be charged.
3. There is no appeal."
2. The claimant did not remove it. He relies on three grounds:
i) the notice was served on the wrong person;
ii) the notice gave no reasons, contrary to section 9(2) of the Boats Act 2020, which provides:
"(2) A notice must—
(a) be in writing; and
(b) give reasons.";
iii) the decision was irrational.
None of these was put to the harbour master.
The legal framework
3. Section 9(1) of the Act says that:
A harbour master may remove a boat that is unsafe.
4. In R v Harbour Master [2019] 1 WLR 5 Lord Keel said, at paras 15-17:
"15. The power is wide.
16. It is not unlimited.
17. It must be used fairly."
5. That remains the law.
Ground 1: service
5A. I can take this shortly.
6. It was served on the owner.
Grounds 2 and 3
7. Reasons were given. See paragraph
12. of the witness statement.
8. The decision was rational for the following reasons.
(1) The boat leaked.
(2) It had no crew.
9. The claim is dismissed.
Mrs Justice Shoal:
10. I agree.
Postscript
11. The parties have agreed costs.
APPENDIX A: AGREED CHRONOLOGY
1. 3 May 2030: notice.
2. 4 June 2030: claim issued."""

ENGLAND_TREE = """\
opinion gb
<preface> | … JUDGMENT
sec_1 |  | Lord Justice Reef (giving the judgment of the court) | … dismissed.
para_1 | 1. |  | … appeal."
para_2 | 2. |  | … master.
para_2__subpara_i | i) |  | … person;
para_2__subpara_ii | ii) |  | … reasons.";
para_2__subpara_iii | iii) |  | … irrational.
sec_1__sec_1 |  | The legal framework | … law.
para_3 | 3. |  | … unsafe.
para_4 | 4. |  | … fairly."
para_5 | 5. |  | … law.
sec_1__sec_2 |  | Ground 1: service | … owner.
para_5A | 5A. |  | … shortly.
para_6 | 6. |  | … owner.
sec_1__sec_3 |  | Grounds 2 and 3 | … dismissed.
para_7 | 7. |  | … statement.
para_8 | 8. |  | … crew.
para_8__subpara_1 | (1) |  | … leaked.
para_8__subpara_2 | (2) |  | … crew.
para_9 | 9. |  | … dismissed.
sec_2 |  | Mrs Justice Shoal | … costs.
para_10 | 10. |  | … agree.
sec_2__sec_1 |  | Postscript | … costs.
para_11 | 11. |  | … costs.
annex_A | APPENDIX A | AGREED CHRONOLOGY | … issued.
annex_A__para_1 | 1. |  | … notice.
annex_A__para_2 | 2. |  | … issued.
"""

EMPLOYMENT_TRIBUNAL = """\
EMPLOYMENT TRIBUNALS
Claimant: Ms A Oar
Respondent: Nets Ltd
Heard at: Harbour
On: 3 May 2031
Before: Employment Judge Reef
RESERVED JUDGMENT
1. The complaint of unfair dismissal is well founded.
2. The respondent shall pay £900.
REASONS
Introduction
1. The claimant mended nets.
2. She was dismissed on 4 June 2030.
The issues
3. The issues were agreed as follows:
3.1 What was the reason?
3.1.1 Was it conduct?
3.1.2 Was it capability?
3.2 Was it fair?
Findings
4. I find that she was a good worker.
Employment Judge Reef
Date: 5 May 2031
JUDGMENT SENT TO THE PARTIES ON
6 May 2031
FOR THE TRIBUNAL OFFICE"""

EMPLOYMENT_TRIBUNAL_TREE = """\
opinion gb
<preface> | … JUDGMENT
para_1 | 1. |  | … founded.
para_2 | 2. |  | … £900.
sec_1 |  | REASONS | … worker.
sec_1__sec_1 |  | Introduction | … 2030.
para_1_2 | 1. |  | … nets.
para_2_2 | 2. |  | … 2030.
sec_1__sec_2 |  | The issues | … fair?
para_3 | 3. |  | … fair?
para_3__subpara_3-1 | 3.1 |  | … capability?
para_3__subpara_3-1__point_3-1-1 | 3.1.1 |  | … conduct?
para_3__subpara_3-1__point_3-1-2 | 3.1.2 |  | … capability?
para_3__subpara_3-2 | 3.2 |  | … fair?
sec_1__sec_3 |  | Findings | … worker.
para_4 | 4. |  | … worker.
conclusions |  |  | … OFFICE
"""

IRELAND_DOTTED = """\
[2031] IEHC 12
THE HIGH COURT
COMMERCIAL
[2029 No. 555 P]
BETWEEN
OAR SHIPPING LIMITED
PLAINTIFF
AND
NET INSURANCE DAC
DEFENDANT
JUDGMENT of Mr. Justice Reef delivered on the 3rd day of May, 2031.
1. Introduction
1.1. The plaintiff insured a boat.
1.2. The boat sank.
2. The policy
2.1. Clause 4 of the policy provides:-
"4. The insurer shall pay:
4.1 the value; and
4.2 the cost of salvage."
2.2. The insurer says that:-
(i) the boat was old, and
(ii) the crew was drunk.
3. Discussion
3.1. I do not agree.
4. Conclusion
4.1. There will be judgment for the plaintiff."""

IRELAND_DOTTED_TREE = """\
opinion ie
<preface> | … 2031.
sec_1 | 1. | Introduction | … sank.
para_1-1 | 1.1. |  | … boat.
para_1-2 | 1.2. |  | … sank.
sec_2 | 2. | The policy | … drunk.
para_2-1 | 2.1. |  | … salvage."
para_2-2 | 2.2. |  | … drunk.
para_2-2__subpara_i | (i) |  | … and
para_2-2__subpara_ii | (ii) |  | … drunk.
sec_3 | 3. | Discussion | … agree.
para_3-1 | 3.1. |  | … agree.
sec_4 | 4. | Conclusion | … plaintiff.
para_4-1 | 4.1. |  | … plaintiff.
"""

IRELAND_UNNUMBERED = """\
NEUTRAL CITATION [2031] IEHC 9
THE HIGH COURT
OAR v MAST
JUDGMENT of Ms Justice Keel delivered on the 3rd day of May 2031
This is an application by the plaintiff for an injunction restraining the defendant from selling the boat.
The facts
The plaintiff bought the boat in 2029 from the defendant, who had built it for his own use and sailed it.
“I sold the boat and I want it back.”
That is what the defendant wrote in his letter, and nothing in the later correspondence takes anything away from it.
Conclusion
I will refuse the application and hear the parties on costs, which must follow the event."""

IRELAND_UNNUMBERED_TREE = """\
opinion ie
<preface> | … COURT
<title> | … MAST
<preface> | … 2031
para_1 |  |  | … boat.
sec_1 |  | The facts | … event.
sec_1__para_1 |  |  | … back.”
sec_1__para_2 |  |  | … it.
sec_1__para_3 |  |  | … Conclusion
sec_1__para_4 |  |  | … event.
"""

SINGAPORE = """\
IN THE COURT OF APPEAL OF THE REPUBLIC OF SINGAPORE
[2031] SGCA 5
Civil Appeal No 12 of 2030
Between
Harbour Nets Pte Ltd
… Appellant
And
Tan Oar Keng
… Respondent
GROUNDS OF DECISION
[Contract] — [Formation]
TABLE OF CONTENTS
INTRODUCTION	1
BACKGROUND	2
This judgment is subject to final editorial corrections.
Harbour Nets Pte Ltd
v
Tan Oar Keng
[2031] SGCA 5
Court of Appeal — Civil Appeal No 12 of 2030
Lim Keel CJ, Ong Mast JCA and Koh Sail JCA
3 March 2031
28 March 2031
Lim Keel CJ (delivering the grounds of decision of the court):
Introduction
1 This appeal concerns a net. The net was sold twice.
2 The Judge below dismissed the claim for three reasons:
(a) the net was old;
(b) the buyer knew; and
(c) the price:
(i) was low; and
(ii) was never paid.
We agree with none of them.
Background
The parties
3 The appellant sells nets. In its letter of 3 May it wrote:
1. We sell nets.
2. We sell no boats.
4 The respondent bought one.
The contract
5 Clause 9 provides as follows:
9 Delivery
The seller shall deliver the net within 7 days.
6 It was never delivered.
Conclusion
7 We therefore allow the appeal.
Lim Keel	Ong Mast	Koh Sail
Chief Justice	Justice of the Court of Appeal	Justice of the Court of Appeal
Rudder Chong (Fathom LLC) for the appellant;
Anchor Goh (Depth & Co) for the respondent."""

SINGAPORE_TREE = """\
opinion sg
<preface> | … [Formation]
<toc> | … 2
<preface> | … court):
sec_1 |  | Introduction | … them.
para_1 | 1 |  | … twice.
para_2 | 2 |  | … them.
para_2__subpara_a | (a) |  | … old;
para_2__subpara_b | (b) |  | … and
para_2__subpara_c | (c) |  | … paid.
para_2__subpara_c__point_i | (i) |  | … and
para_2__subpara_c__point_ii | (ii) |  | … paid.
sec_2 |  | Background | … Background
sec_3 |  | The parties | … one.
para_3 | 3 |  | … boats.
para_3__subpara_1 | 1. |  | … nets.
para_3__subpara_2 | 2. |  | … boats.
para_4 | 4 |  | … one.
sec_4 |  | The contract | … delivered.
para_5 | 5 |  | … days.
para_6 | 6 |  | … delivered.
sec_5 |  | Conclusion | … appeal.
para_7 | 7 |  | … appeal.
conclusions |  |  | … respondent.
"""

AUSTRALIA = """\
HIGH COURT OF AUSTRALIA
KEEL CJ,
MAST, SAIL AND ROPE JJ
PETER OAR	APPELLANT
AND
THE QUEEN	RESPONDENT
Oar v The Queen
[2030] HCA 41
9 December 2030
S100/2030
ORDER
1. Appeal allowed.
2. Set aside the order of the Court of Appeal.
On appeal from the Supreme Court of New South Wales
KEEL CJ, MAST AND SAIL JJ.
Introduction
1 The appellant was convicted of sinking a boat.
2 He appealed. The grounds were:
"(1) the boat was not his;
(2) the sea was calm."
3 The Court of Criminal Appeal dismissed the appeal.
The issues
4 The first issue is whether a boat that is moored can sink.
5 It can.
Orders
6 The appeal should be allowed.
ROPE J.
7 I agree with the orders proposed by the plurality.
8 I would add only this.
APPENDIX
1 The Boats Act provides:
2 A boat is a vessel."""

AUSTRALIA_TREE = """\
opinion au
<preface> | … RESPONDENT
<title> | … Queen
<preface> | … Wales
sec_1 |  | KEEL CJ, MAST AND SAIL JJ. | … allowed.
sec_1__sec_1 |  | Introduction | … appeal.
para_1 | 1 |  | … boat.
para_2 | 2 |  | … calm."
para_3 | 3 |  | … appeal.
sec_1__sec_2 |  | The issues | … can.
para_4 | 4 |  | … sink.
para_5 | 5 |  | … can.
sec_1__sec_3 |  | Orders | … allowed.
para_6 | 6 |  | … allowed.
sec_2 |  | ROPE J. | … this.
para_7 | 7 |  | … plurality.
para_8 | 8 |  | … this.
annex_1 | APPENDIX |  | … vessel.
annex_1__para_1 | 1 |  | … provides:
annex_1__para_2 | 2 |  | … vessel.
"""

CANADA = """\
SUPREME COURT OF CANADA
Citation: R. v. Oar, 2030 SCC 12
Appeal heard: May 1, 2030
Judgment rendered: June 2, 2030
Docket: 39000
Coram: Keel C.J. and Mast, Sail and Rope JJ.
Reasons for Judgment: (paras. 1 to 4)
Keel C.J. (Mast and Sail JJ. concurring)
Dissenting Reasons: (paras. 5 to 7)
Rope J.
The judgment of Keel C.J. and Mast and Sail JJ. was delivered by
Keel C.J. —
I. Overview
[1] The accused took a canoe.
[2] He says that he meant to return it.
II. Analysis
A. The Fault Element
[3] Fault requires knowledge.
B. Application
[4] I would dismiss the appeal.
The following are the reasons delivered by
Rope J. (dissenting) —
I. Introduction
[5] I disagree.
[6] The Code says:
322 (1) Every one commits theft who
(a) takes a canoe;
[7] I would allow the appeal.
Appeal dismissed, Rope J. dissenting.
Solicitors for the appellant: Paddle & Co., Harbour."""

CANADA_TREE = """\
opinion ca
<preface> | … by
sec_1 |  | Keel C.J. — | … appeal.
sec_1__sec_I | I. | Overview | … it.
para_1 | [1] |  | … canoe.
para_2 | [2] |  | … it.
sec_1__sec_II | II. | Analysis | … appeal.
sec_1__sec_II__sec_A | A. | The Fault Element | … knowledge.
para_3 | [3] |  | … knowledge.
sec_1__sec_II__sec_B | B. | Application | … appeal.
para_4 | [4] |  | … appeal.
sec_2 |  | Rope J. (dissenting) — | … dissenting.
sec_2__sec_I | I. | Introduction | … dissenting.
para_5 | [5] |  | … disagree.
para_6 | [6] |  | … canoe;
para_6__subpara_a | (a) |  | … canoe;
para_7 | [7] |  | … dissenting.
conclusions |  |  | … Harbour.
"""

INDIA = """\
REPORTABLE
IN THE SUPREME COURT OF INDIA
CIVIL APPELLATE JURISDICTION
CIVIL APPEAL NO. 77 OF 2030
STATE OF TIDES …APPELLANT(S)
VERSUS
OAR & ANR. …RESPONDENT(S)
J U D G M E N T
KEEL, J.
Leave granted.
2. This appeal is directed against the judgment of the High Court dated 3.4.2029.
3. The facts, shortly stated, are that:
3.1 The respondent bought a boat.
3.2 The boat was seized.
4. Section 9 of the Boats Act reads thus:
"9. Seizure.—(1) An officer may seize a boat.
(2) He shall give reasons.
10. Release.—A boat shall be released on payment."
5. We have heard learned counsel.
6. The appeal is dismissed. No order as to costs.
……………………J.
(A. KEEL)
……………………J.
(B. MAST)
NEW DELHI;
MAY 2, 2030."""

INDIA_TREE = """\
opinion in
<preface> | … J.
para_u1 |  |  | … granted.
para_2 | 2. |  | … 3.4.2029.
para_3 | 3. |  | … seized.
para_3__subpara_3-1 | 3.1 |  | … boat.
para_3__subpara_3-2 | 3.2 |  | … seized.
para_4 | 4. |  | … payment."
para_5 | 5. |  | … counsel.
para_6 | 6. |  | … costs.
conclusions |  |  | … 2030.
"""

HONG_KONG = """\
FACV No. 3 of 2030
[2030] HKCFA 3
IN THE COURT OF FINAL APPEAL OF THE HONG KONG SPECIAL ADMINISTRATIVE REGION
BETWEEN
OAR LIMITED	Plaintiff (Appellant)
and
MAST LIMITED	Defendant (Respondent)
Before : Chief Justice Keel, Mr Justice Sail PJ and Lord Rope NPJ
Date of Hearing: 3 May 2030
Date of Judgment: 2 June 2030
J U D G M E N T
Chief Justice Keel:
1. I agree with the judgment of Mr Justice Sail PJ.
Mr Justice Sail PJ:
A. Introduction
2. This is an appeal.
3. The question is whether a junk is a boat.[1]
B. The statute
B.1 Section 9
4. Section 9 says:
“A junk is a boat if –
(a) it floats; and
(b) it sails.”
5. It floats.
C. Conclusion
6. I would allow the appeal.
Lord Rope NPJ:
7. I agree.
(Andrew Keel)	(Basil Sail)	(Lord Rope)
Chief Justice	Permanent Judge	Non-Permanent Judge
Mr Oar SC, instructed by Fathoms, for the Plaintiff"""

HONG_KONG_TREE = """\
opinion hk
<preface> | … T
sec_1 |  | Chief Justice Keel | … PJ.
para_1 | 1. |  | … PJ.
sec_2 |  | Mr Justice Sail PJ | … appeal.
sec_2__sec_A | A. | Introduction | … boat.[1]
para_2 | 2. |  | … appeal.
para_3 | 3. |  | … boat.[1]
sec_2__sec_B | B. | The statute | … floats.
sec_2__sec_B__sec_B-1 | B.1 | Section 9 | … floats.
para_4 | 4. |  | … sails.”
para_5 | 5. |  | … floats.
sec_2__sec_C | C. | Conclusion | … appeal.
para_6 | 6. |  | … appeal.
sec_3 |  | Lord Rope NPJ | … agree.
para_7 | 7. |  | … agree.
conclusions |  |  | … Plaintiff
"""

SAMPLES = {
    "england": (ENGLAND, ENGLAND_TREE),
    "employment_tribunal": (EMPLOYMENT_TRIBUNAL, EMPLOYMENT_TRIBUNAL_TREE),
    "ireland_dotted": (IRELAND_DOTTED, IRELAND_DOTTED_TREE),
    "ireland_unnumbered": (IRELAND_UNNUMBERED, IRELAND_UNNUMBERED_TREE),
    "singapore": (SINGAPORE, SINGAPORE_TREE),
    "australia": (AUSTRALIA, AUSTRALIA_TREE),
    "canada": (CANADA, CANADA_TREE),
    "india": (INDIA, INDIA_TREE),
    "hong_kong": (HONG_KONG, HONG_KONG_TREE),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_judgments(name: str) -> None:
    text, tree = SAMPLES[name]
    assert rows(text) == tree


TWO_JUDGES = """\
Neutral Citation: [2031] NSWCA 9
JUDGMENT
REEF JA
[1] The appellant sues for a lost oar.
The grounds
Ground 1: notice
[2] The notice was late.
Ground 2: loss
[3] The loss is proved.
What follows
[4] I would allow the appeal.
SHOAL JA
[5] I agree with Reef JA.
ORDERS
[6] The orders of the court are these."""


def test_series_of_grounds_and_orders_of_the_court() -> None:
    assert rows(TWO_JUDGES).split("\n")[2:-1] == [
        "sec_1 |  | REEF JA | … appeal.",
        "para_1 | [1] |  | … oar.",
        "sec_1__sec_1 |  | The grounds | … proved.",
        "sec_1__sec_1__sec_1 |  | Ground 1: notice | … late.",
        "para_2 | [2] |  | … late.",
        "sec_1__sec_1__sec_2 |  | Ground 2: loss | … proved.",
        "para_3 | [3] |  | … proved.",
        "sec_1__sec_2 |  | What follows | … appeal.",
        "para_4 | [4] |  | … appeal.",
        "sec_2 |  | SHOAL JA | … JA.",
        "para_5 | [5] |  | … JA.",
        "sec_3 |  | ORDERS | … these.",
        "para_6 | [6] |  | … these.",
    ]


def test_numbers_typed_in_a_file_that_counts_by_itself_are_quoted() -> None:
    lines = ["[1] The Boats Act provides:", "(1) A boat floats.", "(2) An oar—", "(a) floats.", "[2] I find that:"]
    lines += ["(a) the boat sank;", "(b) the oar sank.", "[3] The claim fails."]
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    counted = {0: 1, 4: 1, 5: 2, 6: 2, 7: 1}
    marks = [
        Mark("list_item", starts[i], starts[i] + len(lines[i]), depth, lines[i].split()[0])
        for i, depth in counted.items()
    ]
    text = "\n".join(lines)
    own = Detected("opinion", "au", "eng", "A v B")
    found = judgment.outline(text, Reading(text, "text/plain", marks=tuple(marks)), own)
    assert found is not None
    assert [p.num for p in found.walk()] == ["[1]", "[2]", "(a)", "(b)", "[3]"]
    typed = judgment.outline(text, Reading(text, "text/plain"), own)
    assert typed is not None
    assert len(list(typed.walk())) > 5
