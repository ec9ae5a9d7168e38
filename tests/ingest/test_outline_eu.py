"""Acts of the European Union, proposals, and a convention. All texts are invented."""

from __future__ import annotations

import pytest

from tests.ingest.outline_rows import rows

REGULATION = """\
L 100/1
REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 3 May 2031
on the marking of nets and repealing Regulation (EC) No 9/2009
(Text with EEA relevance)
THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,
Having regard to the Treaty on the Functioning of the European Union, and in particular Article 114 thereof,
Having regard to the proposal from the European Commission,
After transmission of the draft legislative act to the national parliaments,
Acting in accordance with the ordinary legislative procedure (2),
Whereas:
(1) Nets are lost at sea (3).
(2) A mark helps to find them:
(a) on the shore; and
(b) in the water.
(3) This Regulation should therefore require marks, as Article 5 of the Boats Regulation does.
HAVE ADOPTED THIS REGULATION:
CHAPTER I
GENERAL PROVISIONS
SECTION 1
Scope
Article 1
Subject matter and scope
1. This Regulation lays down rules on:
(a) the marking of nets;
(b) the following nets:
(i) trawls;
(ii) seines.
2. It does not apply to hand nets.
Article 2
Definitions
For the purposes of this Regulation, the following definitions apply:
(1) ‘net’ means a thing with holes;
(2) ‘mark’ means a sign, including:
(a) a letter;
(b) a number.
SECTION 2
Duties
Article 3
Duty to mark
Each net shall be marked in accordance with
Article 4 and Annex I.
The first subparagraph does not apply to:
— old nets,
— small nets.
Article 3a
Exceptions
Article 3 does not apply to toys.
CHAPTER II
FINAL PROVISIONS
Article 4
Amendments to Directive 2009/1/EC
Directive 2009/1/EC is amended as follows:
(1) Article 2 is replaced by the following:
‘Article 2
Nets
1. A net is a net.
2. A seine is a net.’;
(2) in Article 9, paragraph 3 is deleted.
Article 5
Entry into force
This Regulation shall enter into force on the twentieth day following that of its publication.
This Regulation shall be binding in its entirety and directly applicable in all Member States.
Done at Brussels, 3 May 2031.
For the European Parliament
The President
A. KEEL
For the Council
The President
B. MAST
ANNEX I
MARKS
PART A
Letters
1. The letter N.
1.1. It is 9 mm high.
2. No other letter.
ANNEX II
CORRELATION TABLE
Regulation (EC) No 9/2009"""

REGULATION_TREE = """\
law eu
<preface> | … 100/1
<title> | … 9/2009
<preface> | … Whereas:
recital_1 | (1) |  | … (3).
recital_2 | (2) |  | … water.
recital_3 | (3) |  | … does.
<preface> | … REGULATION:
chp_I | CHAPTER I | GENERAL PROVISIONS | … toys.
chp_I__sec_1 | SECTION 1 | Scope | … number.
art_1 | Article 1 | Subject matter and scope | … nets.
art_1__para_1 | 1. |  | … seines.
art_1__para_1__point_a | (a) |  | … nets;
art_1__para_1__point_b | (b) |  | … seines.
art_1__para_1__point_b__point_i | (i) |  | … trawls;
art_1__para_1__point_b__point_ii | (ii) |  | … seines.
art_1__para_2 | 2. |  | … nets.
art_2 | Article 2 | Definitions | … number.
art_2__point_1 | (1) |  | … holes;
art_2__point_2 | (2) |  | … number.
art_2__point_2__point_a | (a) |  | … letter;
art_2__point_2__point_b | (b) |  | … number.
chp_I__sec_2 | SECTION 2 | Duties | … toys.
art_3 | Article 3 | Duty to mark | … nets.
art_3a | Article 3a | Exceptions | … toys.
chp_II | CHAPTER II | FINAL PROVISIONS | … States.
art_4 | Article 4 | Amendments to Directive 2009/1/EC | … deleted.
art_4__point_1 | (1) |  | … net.’;
art_4__point_2 | (2) |  | … deleted.
art_5 | Article 5 | Entry into force | … States.
conclusions |  |  | … MAST
annex_I | ANNEX I | MARKS | … letter.
annex_I__part_A | PART A | Letters | … letter.
annex_I__part_A__point_1 | 1. |  | … high.
annex_I__part_A__point_1__point_1-1 | 1.1. |  | … high.
annex_I__part_A__point_2 | 2. |  | … letter.
annex_II | ANNEX II | CORRELATION TABLE | … 9/2009
annex_II__para_1 |  |  | … 9/2009
"""

DECISION = """\
COMMISSION IMPLEMENTING DECISION (EU) 2031/55
of 3 May 2031
on nets of Utopia
(notified under document C(2031) 12)
(Only the English text is authentic)
THE EUROPEAN COMMISSION,
Having regard to the Treaty on the Functioning of the European Union,
Whereas:
1. INTRODUCTION
(1) Utopia applied for recognition of its nets.
(2) The Commission examined the application.
2. ASSESSMENT
2.1. Nets
(3) The nets are good.
3. CONCLUSION
(4) Recognition should be granted,
HAS ADOPTED THIS DECISION:
Article 1
The nets of Utopia are recognised.
Article 2
This Decision is addressed to Utopia.
Done at Brussels, 3 May 2031.
For the Commission
C. SAIL
Member of the Commission"""

DECISION_TREE = """\
law eu
<preface> | … Whereas:
sec_1 | 1. | INTRODUCTION | … application.
recital_1 | (1) |  | … nets.
recital_2 | (2) |  | … application.
sec_2 | 2. | ASSESSMENT | … good.
sec_2__sec_2-1 | 2.1. | Nets | … good.
recital_3 | (3) |  | … good.
sec_3 | 3. | CONCLUSION | … granted,
recital_4 | (4) |  | … granted,
<preface> | … DECISION:
art_1 | Article 1 |  | … recognised.
art_2 | Article 2 |  | … Utopia.
conclusions |  |  | … Commission
"""

PROPOSAL = """\
EUROPEAN COMMISSION
Brussels, 3.5.2031
COM(2031) 99 final
2031/0044 (COD)
Proposal for a
DIRECTIVE OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
on lost nets
(Text with EEA relevance)
EXPLANATORY MEMORANDUM
1. CONTEXT OF THE PROPOSAL
• Reasons for and objectives of the proposal
Nets are lost at sea and nobody finds them, which costs the fishing industry a great deal of money every year.
2. LEGAL BASIS, SUBSIDIARITY AND PROPORTIONALITY
• Legal basis
The proposal is based on Article 43(2) TFEU.
2031/0044 (COD)
Proposal for a
DIRECTIVE OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
on lost nets
THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,
Having regard to the Treaty on the Functioning of the European Union,
Whereas:
(1) Nets are lost.
(2) They should be found.
HAVE ADOPTED THIS DIRECTIVE:
Article 1
Scope
This Directive applies to nets.
Article 2
Reporting
1. Member States shall ensure that lost nets are reported:
(a) within 24 hours;
(b) to the harbour.
2. Member States shall keep a register.
Article 3
Addressees
This Directive is addressed to the Member States.
Done at Brussels,
For the European Parliament
For the Council"""

PROPOSAL_TREE = """\
law eu
<preface> | … (COD)
<title> | … nets
<preface> | … relevance)
component_1 |  | EXPLANATORY MEMORANDUM | … TFEU.
component_1__sec_1 | 1. | CONTEXT OF THE PROPOSAL | … year.
component_1__sec_1__para_1 |  |  | … year.
component_1__sec_2 | 2. | LEGAL BASIS, SUBSIDIARITY AND PROPORTIONALITY | … TFEU.
component_1__sec_2__para_1 |  |  | … TFEU.
<preface> | … Whereas:
recital_1 | (1) |  | … lost.
recital_2 | (2) |  | … found.
<preface> | … DIRECTIVE:
art_1 | Article 1 | Scope | … nets.
art_2 | Article 2 | Reporting | … register.
art_2__para_1 | 1. |  | … harbour.
art_2__para_1__point_a | (a) |  | … hours;
art_2__para_1__point_b | (b) |  | … harbour.
art_2__para_2 | 2. |  | … register.
art_3 | Article 3 | Addressees | … States.
conclusions |  |  | … Council
"""

CONVENTION = """\
CONVENTION ON THE MARKING OF NETS
Done at Harbour City on 3 May 2031
PREAMBLE
The States Parties to this Convention,
Recognizing that nets are lost at sea,
Desiring to find them,
Have agreed as follows:
PART I
INTRODUCTION
Art. 1
Use of terms
1. For the purposes of this Convention:
(a) "net" means a thing with holes;
(b) "State" means a State Party.
2. Paragraph 1 is without prejudice to Article 9.
Art. 2
Each State shall mark its nets.
PART II
FINAL CLAUSES
Art. 3
Signature
This Convention is open for signature.
Art. 4
Depositary
The depositary is the harbour master.
IN WITNESS WHEREOF the undersigned have signed this Convention.
DONE at Harbour City, this third day of May, two thousand and thirty-one, in a single original."""

CONVENTION_TREE = """\
law
<preface> | … 2031
preamble |  |  | … follows:
part_I | PART I | INTRODUCTION | … nets.
art_1 | Art. 1 | Use of terms | … 9.
art_1__para_1 | 1. |  | … Party.
art_1__para_1__point_a | (a) |  | … holes;
art_1__para_1__point_b | (b) |  | … Party.
art_1__para_2 | 2. |  | … 9.
art_2 | Art. 2 |  | … nets.
part_II | PART II | FINAL CLAUSES | … master.
art_3 | Art. 3 | Signature | … signature.
art_4 | Art. 4 | Depositary | … master.
conclusions |  |  | … original.
"""

OTHER_UNION = """\
DIRECTIVE (NU) 2031/12 OF THE NORTHERN
ASSEMBLY
of 3 May 2031
on sails
Having regard to the Treaty of the Northern Union,
Whereas:
(1) Sails tear.
(2) They should be mended,
HAS ADOPTED THIS DIRECTIVE:
Article 1
Subject matter
1. This Directive is about sails.
Article 2
Done by hand
Sails shall be mended by hand.
Done at Harbour City, 3 May 2031.
ANNEX
STITCHES
1. Stitches are:
(a) small;
(b) even."""

OTHER_UNION_TREE = """\
law
<preface> | … Whereas:
recital_1 | (1) |  | … tear.
recital_2 | (2) |  | … mended,
<preface> | … DIRECTIVE:
art_1 | Article 1 | Subject matter | … sails.
art_1__para_1 | 1. |  | … sails.
art_2 | Article 2 | Done by hand | … hand.
conclusions |  |  | … 2031.
annex_ANNEX | ANNEX | STITCHES | … even.
annex_ANNEX__point_1 | 1. |  | … even.
annex_ANNEX__point_1__point_a | (a) |  | … small;
annex_ANNEX__point_1__point_b | (b) |  | … even.
"""

SAMPLES = {
    "regulation": (REGULATION, REGULATION_TREE),
    "decision": (DECISION, DECISION_TREE),
    "proposal": (PROPOSAL, PROPOSAL_TREE),
    "other union": (OTHER_UNION, OTHER_UNION_TREE),
    "convention": (CONVENTION, CONVENTION_TREE),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_european(name: str) -> None:
    text, tree = SAMPLES[name]
    assert rows(text) == tree
