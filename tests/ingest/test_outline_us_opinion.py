"""Court papers of the United States without a tree of their own. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.detect import Detected
from ingest.models import Mark, Outline, Part, Provision, Reading
from ingest.outline import check
from ingest.outline.us import opinion
from ingest.readers.court_notes import with_notes

US = Detected("opinion", "us", "eng", "A title")


def read(text: str) -> tuple[str, Outline]:
    reading = clean(with_notes(Reading(text, "text/plain")))
    outline = opinion.outline(reading.text, reading, US)
    assert outline is not None
    assert check(reading.text, outline) == []
    return reading.text, outline


def tree(text: str) -> list[str]:
    """One line for each provision, indented: element, number, heading or first words; parts as #name."""
    fixed, outline = read(text)
    tops: list[Provision | Part] = sorted([*outline.provisions, *outline.parts], key=lambda p: p.start)
    return [line for top in tops for line in _lines(fixed, top, 0)]


def _lines(text: str, piece: Provision | Part, depth: int) -> list[str]:
    if isinstance(piece, Part):
        return [f"#{piece.name}"]
    first = text[piece.start : piece.end].split("\n")[0][:22].strip()
    said = piece.heading or first
    own = " " * depth + f"{piece.element} {piece.num} {said}".replace("  ", " ")
    return [own, *(line for child in piece.children for line in _lines(text, child, depth + 1))]


STATE = """IN THE SUPREME COURT OF THE STATE OF PINEWOOD
2031 PW 14

ANCHOR BOAT COMPANY,
Plaintiff and Appellant,
v.
BUOY MUTUAL,
Defendant and Appellee.

ASSOCIATE CHIEF JUSTICE OAR authored the opinion of the Court, in
which CHIEF JUSTICE NET joined.

ASSOCIATE CHIEF JUSTICE OAR, opinion of the Court:

INTRODUCTION

¶1 The boat sank, and the question is who pays for it when the
policy says nothing about leaks.

ANALYSIS

I. THE POLICY COVERS LEAKS

A. Plain language

¶2 The policy provides:

     We will pay for:
     (1) a leak; and
     (2) a storm.

See Rope v. Knot, 2020 PW 3, ¶ 9.

¶3 A leak is a leak.

II. COSTS

¶4 We award costs.

CONCLUSION

¶5 We reverse.

JUSTICE MAST, with whom JUSTICE SAIL joins, concurring in part and
dissenting in part:

¶6 I would affirm because the policy is clear.
"""

ORDER = """Case 2:31-cv-00123-ABC Document 45 Filed 05/05/31 Page 1 of 3
UNITED STATES DISTRICT COURT
DISTRICT OF PINEWOOD
ANCHOR BOAT COMPANY,            )
                    Plaintiff,  )  Case No. 2:31-cv-00123-ABC
        v.                      )
BUOY MUTUAL, Defendant.         )

ORDER GRANTING IN PART DEFENDANT'S
MOTION TO DISMISS

Before the Court is Defendant's motion to dismiss (Dkt. 12), which is granted in part.
I. BACKGROUND
Plaintiff owned a boat that sank in the harbor on a windy day in
Case 2:31-cv-00123-ABC Document 45 Filed 05/05/31 Page 2 of 3
May, when nobody was on board.
II. DISCUSSION
A. Negligence
1. Duty
Defendant owed a duty.
2. Breach
Plaintiff alleges none.
B. Contract
The contract claim stands.
III. CONCLUSION
For these reasons, IT IS HEREBY ORDERED:
1. The motion is GRANTED as to Count I.
2. The motion is DENIED as to Count II.
IT IS SO ORDERED.
DATED this 5th day of May, 2031.
_______________________
A. B. Compass
United States District Judge
Case 2:31-cv-00123-ABC Document 45 Filed 05/05/31 Page 3 of 3
CERTIFICATE OF SERVICE
I hereby certify that on May 5, 2031, a copy of this order was mailed to all counsel.
"""

COMPLAINT = """SUPERIOR COURT OF THE STATE OF PINEWOOD
ANN OARLOCK, Plaintiff,
vs.
BEN KEEL, Defendant.
Case No. 31CV0099

COMPLAINT FOR DAMAGES

Plaintiff Ann Oarlock alleges as follows:
PARTIES
1. Plaintiff is a resident of Harbor County and owns a small red boat.
2. Defendant is a resident of Harbor County who sells oars for a living.
FACTS
3. On May 1, 2030, Defendant sold Plaintiff two oars, which he described as:
(a) new; and
(b) strong.
4. The oars broke on the first day, and the boat drifted out to sea.
FIRST CAUSE OF ACTION
(Breach of Contract)
5. Defendant broke the contract of sale.
PRAYER FOR RELIEF
WHEREFORE, Plaintiff prays for judgment as follows:
1. For damages;
2. For costs.
Dated: June 1, 2030
Respectfully submitted,
/s/ Cal Cleat
VERIFICATION
I have read the complaint and know its contents to be true.
EXHIBIT A
Bill of Sale
Two oars, sold as they are, for fifty dollars.
"""

BOARD = """BEFORE THE HARBOR LABOR RELATIONS BOARD
In the Matter of:
OAR MAKERS LOCAL 5, Complainant,
v.
BUOY WORKS, Respondent.
Case No. HL-31-007
DECISION AND ORDER
This matter came before the Board on the complaint of Oar Makers Local 5.
FINDINGS OF FACT
1. The union represents all of the oar makers at the works in the harbor.
2. On May 1, 2030, the employer closed the yard without any notice to it.
CONCLUSIONS OF LAW
1. The employer broke the law when it did not bargain.
2. The closing of the yard is void and without any effect.
ORDER
IT IS ORDERED:
1. The employer shall bargain in good faith.
2. The employer shall post this order for 60 days.
BY THE BOARD:
A. Chair
"""

PANEL = """Supreme Court of Pinewood
No. 31-77
IN RE OAR
PER CURIAM.
The petition is denied. It came too late and asks for a thing that no court can give.
Affirmed.
Keel, C.J. (dissenting). I would grant the petition for reasons that I have given often.
APPENDIX A
THE RULE
Oars float.
"""

PAPERS = {
    "state": (
        STATE,
        [
            "#preface",
            "section ASSOCIATE CHIEF JUSTICE OAR, opinion of the Court",
            " section INTRODUCTION",
            "  paragraph ¶1 ¶1 The boat sank, and",
            " section ANALYSIS",
            "  section I. THE POLICY COVERS LEAKS",
            "   section A. Plain language",
            "    paragraph ¶2 ¶2 The policy provides",
            "    paragraph ¶3 ¶3 A leak is a leak.",
            "  section II. COSTS",
            "   paragraph ¶4 ¶4 We award costs.",
            " section CONCLUSION",
            "  paragraph ¶5 ¶5 We reverse.",
            "section JUSTICE MAST, with whom JUSTICE SAIL joins, concurring in part and dissenting in part",
            " paragraph ¶6 ¶6 I would affirm beca",
        ],
    ),
    "order": (
        ORDER,
        [
            "#furniture",
            "#preface",
            "section ORDER GRANTING IN PART DEFENDANT'S MOTION TO DISMISS",
            " paragraph Before the Court is De",
            " section I. BACKGROUND",
            "  paragraph Plaintiff owned a boat",
            " section II. DISCUSSION",
            "  section A. Negligence",
            "   section 1. Duty",
            "    paragraph Defendant owed a duty.",
            "   section 2. Breach",
            "    paragraph Plaintiff alleges none",
            "  section B. Contract",
            "   paragraph The contract claim sta",
            " section III. CONCLUSION",
            "  paragraph For these reasons, IT",
            "  paragraph 1. 1. The motion is GRANT",
            "  paragraph 2. 2. The motion is DENIE",
            "  paragraph IT IS SO ORDERED.",
            "conclusions DATED this 5th day of",
            "annex CERTIFICATE OF SERVICE",
            " paragraph I hereby certify that",
        ],
    ),
    "complaint": (
        COMPLAINT,
        [
            "#preface",
            "section COMPLAINT FOR DAMAGES",
            " paragraph Plaintiff Ann Oarlock",
            " section PARTIES",
            "  paragraph 1. 1. Plaintiff is a resi",
            "  paragraph 2. 2. Defendant is a resi",
            " section FACTS",
            "  paragraph 3. 3. On May 1, 2030, Def",
            "   point (a) (a) new; and",
            "   point (b) (b) strong.",
            "  paragraph 4. 4. The oars broke on t",
            " section FIRST CAUSE OF ACTION (Breach of Contract)",
            "  paragraph 5. 5. Defendant broke the",
            " section PRAYER FOR RELIEF",
            "  paragraph WHEREFORE, Plaintiff p",
            "  paragraph 1. 1. For damages;",
            "  paragraph 2. 2. For costs.",
            "conclusions Dated: June 1, 2030",
            "annex VERIFICATION",
            " paragraph I have read the compla",
            "annex EXHIBIT A Bill of Sale",
            " paragraph Two oars, sold as they",
        ],
    ),
    "board": (
        BOARD,
        [
            "#preface",
            "section DECISION AND ORDER",
            " paragraph This matter came befor",
            " section FINDINGS OF FACT",
            "  paragraph 1. 1. The union represent",
            "  paragraph 2. 2. On May 1, 2030, the",
            " section CONCLUSIONS OF LAW",
            "  paragraph 1. 1. The employer broke",
            "  paragraph 2. 2. The closing of the",
            " section ORDER",
            "  paragraph IT IS ORDERED:",
            "  paragraph 1. 1. The employer shall",
            "  paragraph 2. 2. The employer shall",
            "conclusions BY THE BOARD:",
        ],
    ),
    "panel": (
        PANEL,
        [
            "#preface",
            "section PER CURIAM",
            " paragraph The petition is denied",
            " paragraph Affirmed.",
            "section Keel, C.J. (dissenting)",
            " paragraph I would grant the peti",
            "annex APPENDIX A THE RULE",
            " paragraph Oars float.",
        ],
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_papers(name: str) -> None:
    text, expected = PAPERS[name]
    assert tree(text) == expected


SLIP = """(Slip Opinion)              OCTOBER TERM, 2031                    1

                             Syllabus

     NOTE: A syllabus is no part of the opinion of the Court and was made
     by the reporter for the reader, as everybody knows who has read one.

SUPREME COURT OF THE UNITED STATES

                             Syllabus
                      ANCHOR v. BUOY ET AL.

No. 31–5. Argued March 3, 2031—Decided May 5, 2031
The boat sank in the bay, and the owner sued. The court below held that
the insurer need not pay for it.
Held: The insurer pays. Pp. 2–5.
   (a) The policy speaks of leaks, and a leak is what let in the water
on the day in question. Pp. 2–3.
   (b) Nothing else in the policy takes away what it gives. Pp. 3–5.
9 F. 4th 9, reversed.
   OAR, J., delivered the opinion of the Court, in which NET, C. J., and
SAIL, J., joined. MAST, J., filed a dissenting opinion.
                  Cite as: 700 U. S. ____ (2031)                     1

                       Opinion of the Court

SUPREME COURT OF THE UNITED STATES
                          No. 31–5
          ANCHOR, PETITIONER v. BUOY ET AL.
                       [May 5, 2031]
   JUSTICE OAR delivered the opinion of the Court.
   The policy of this insurer covers leaks, and we must say what a
leak is and who has to pay for one that nobody has seen with his
                               I
                               A
   The facts are short and simple, and they are not in dispute be-
tween the parties or anybody else who has ever looked at them in
2                       ANCHOR v. BUOY

                       Opinion of the Court

the courts below.1 The boat was found on the ground of the bay two
days later.
——————
  1 The day before was calm, and nobody knows why the boat sank on
a day of that kind.

                               B
                               1
   The first question is one of words, and the answer to it is not
hard to find for those who read.
                               2
   The second question is one of law.
   It is so ordered.
                  Cite as: 700 U. S. ____ (2031)                     1

                       MAST, J., dissenting

SUPREME COURT OF THE UNITED STATES
                          No. 31–5
          ANCHOR, PETITIONER v. BUOY ET AL.
                       [May 5, 2031]
   JUSTICE MAST, dissenting.
   I would affirm because the boat was not sound when it left port
and the insurer had said so at the time.
"""


def test_slip_opinion() -> None:
    _, outline = read(SLIP)
    found = [(p.eid, p.heading) for p in outline.walk() if p.element == "section"]
    assert found == [
        ("sec_syllabus", "Syllabus"),
        ("sec_opinion", "JUSTICE OAR delivered the opinion of the Court"),
        ("sec_opinion__sec_I", ""),
        ("sec_opinion__sec_I__sec_A", ""),
        ("sec_opinion__sec_I__sec_B", ""),
        ("sec_opinion__sec_I__sec_B__sec_1", ""),
        ("sec_opinion__sec_I__sec_B__sec_2", ""),
        ("sec_dissent", "JUSTICE MAST, dissenting"),
    ]
    assert [p.num for p in outline.provisions[0].children if p.num] == ["(a)", "(b)"]


def test_a_paragraph_is_whole_across_a_page_and_holds_its_footnote() -> None:
    text, outline = read(SLIP)
    facts = next(p for p in outline.walk() if p.eid == "sec_opinion__sec_I__sec_A__para_1")
    said = text[facts.start : facts.end]
    assert said.startswith("The facts are short")
    assert said.endswith("a day of that kind.")
    assert "two\ndays later." in said


def test_a_quotation_and_its_citation_stay_in_their_paragraph() -> None:
    text = (
        "OPINION\nOAR, Circuit Judge:\nThe policy says of the boat that was lost at sea:\n"
        "A boat that leaks is no boat at all.\nId. at 4. We agree with that.\nThe rest is plain.\nAFFIRMED."
    )
    fixed, outline = read(text)
    assert [fixed[p.start : p.end].split("\n")[0] for p in outline.provisions[0].children] == [
        "The policy says of the boat that was lost at sea:",
        "The rest is plain.",
        "AFFIRMED.",
    ]


_PIECES = st.sampled_from(
    [
        "I. Background", "I", "A", "1", "1.", "2.", "a. Item", "OPINION", "Syllabus", "ORDER", "PER CURIAM.", "",
        "JUSTICE OAR, dissenting.", "Net, J., concurring.", "SUPREME COURT OF BOATS", "v.", "EXHIBIT A", "¶ 1 One",
        "1. It is found that the boat sank in the bay.", "The boat sank in the bay, and nobody was on board at all.",
        "- 4 -", "Dated: May 5, 2031", "/s/ A. Clerk", "______", "1 A note on the boat.", "It sank.1", "[1] One",
        "CERTIFICATE OF SERVICE", "Case 2:31-cv-1 Document 4 Filed 05/05/31 Page 2 of 3", "BACKGROUND",
    ]
)  # fmt: skip


@given(lines=st.lists(_PIECES, max_size=40))
def test_every_text_is_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        read(text)


def test_web_page_with_quotation_headings_and_notes() -> None:
    text = (
        "UNITED STATES COURT OF APPEALS\nAnn OAR v. Ben KEEL\nNET, Circuit Judge:\n"
        "*2 This is a case about an oar that broke on the first day.1\nI. BACKGROUND\nThe bill of sale says:\n"
        "1. The oar is new.\n2. The oar is made of ash.\nThe oar was neither.\n"
        "SAIL, Circuit Judge, concurring in the judgment:\nI agree with the result only.\n"
        "FOOTNOTES\n1 It was fifty dollars."
    )

    def mark(kind: str, said: str, level: int = 0) -> Mark:
        return Mark(kind, text.index(said), text.index(said) + len(said), level, "1")  # type: ignore[arg-type]

    marks = (
        mark("heading", "I. BACKGROUND", 3),
        mark("quote", "1. The oar is new.\n2. The oar is made of ash."),
        mark("footnote", "1 It was fifty dollars."),
    )
    outline = opinion.outline(text, Reading(text, "text/html", marks=marks), US)
    assert outline is not None
    assert check(text, outline) == []
    assert [p.eid for p in outline.walk()] == [
        "sec_opinion", "sec_opinion__para_1", "sec_opinion__sec_I", "sec_opinion__sec_I__para_1",
        "sec_opinion__sec_I__para_2", "sec_concurrence", "sec_concurrence__para_1",
    ]  # fmt: skip
    assert [part.name for part in outline.parts] == ["preface", "footnote"]
