"""ICU rules about words, alike for every table: what is a word, what is left alone, folding, case there and back."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from nazva import tables, text
from nazva.export.icu_syntax import INSIDE_MARKS, OUTSIDE_MARKS, SHIELDS, Signs, Writer, letter_set, literal
from nazva.program import alphabet
from nazva.tables import Table

_HUNDREDS: Final = ("CM", "CD", "D?C?C?C?")
_TENS: Final = ("XC", "XL", "L?X?X?X?")
_ONES: Final = ("IX", "IV", "V?I?I?I?")
_ROMAN: Final = "MDCLXVI"
# Which characters Python calls space.
_SPACES: Final = r"\u0009-\u000D\u001C-\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"


class Words:
    """The rules before and after those of a table."""

    def __init__(self, writer: Writer, table: Table, read: Iterable[str]) -> None:
        """Take the table, and the letters that its programs read."""
        self._out = writer
        self._table = table
        self._units = sorted(table.units, key=len, reverse=True)
        self.signs = Signs(table.marks)
        signs = {text.APOSTROPHE, *table.marks}
        own = alphabet(table) - signs
        self.accepts: Mapping[str, str] = {} if table.alphabet else tables.load_hub(table.source_spelling).accepts
        self.own = _both_cases((own | set(self.accepts)) - signs)
        self.known = self.own | _both_cases(set(read) - signs)
        self.is_cyrillic = any(map(text.is_cyrillic, own))
        self.is_latin = any(map(text.is_latin, own))
        touched = self.known | set(text.APOSTROPHES + text.INVISIBLE + table.marks)
        self._shields = {c: chr(SHIELDS + i) for i, c in enumerate(sorted(touched))}
        self._define()

    def _define(self) -> None:
        out = self._out
        for name, mark in (INSIDE_MARKS | OUTSIDE_MARKS).items():
            out.define(name, literal(mark))
        signs = letter_set(self.signs.inner.values())
        marks = letter_set(self._table.marks)
        symbols = letter_set(text.symbols(self._table.alphabet))
        # What Python's \w is, digits and the underscore left out.
        out.define("l", f"[[:L:][:Nl:][:No:]{symbols}{f'-[{marks}]' if marks else ''}]")
        out.define("m", f"[{combining()}]")
        # Some apostrophes are letters to Unicode, and may stand at the edge of a word.
        out.define("i", f"[[{letter_set(text.APOSTROPHES + text.INVISIBLE)}]-[:L:] {marks}]")
        out.define("letter", f"[$l $m $stress {signs}]")
        out.define("w", f"[$letter {letter_set(INSIDE_MARKS.values())} \\U{0x100000:08X}-\\U{0x100FFF:08X}]")
        out.define("edge", "[^$w]")
        out.define("raw", "[$l $m $i]")
        out.define("rawedge", "[^$raw]")
        out.define("start", "$rawedge $i*")
        out.define("notin", "[^$l $m]")
        out.define("own", f"[{letter_set(self.own)}]")
        out.define("space", f"[{_SPACES}]")
        # ICU takes U+FFFF for what stands before the first and after the last character.
        out.define("run", rf"[[^{_SPACES}\u0000\u003C\u003E]-[\uFFFF]]")
        out.define("cyr", r"[\u0400-\u052F\u1C80-\u1C8F\u2DE0-\u2DFF]")
        out.define("lat", "[:Latin:]")
        # Large and small letters: those that have another case.
        out.define("large", "[[:CWL:]]")
        out.define("small", "[[:CWU:]-[:CWL:]]")
        out.define("cased", "[[:CWU:][:CWL:]]")
        out.define("tag", "[$upper $lower $plain $last]")
        out.define("t", f"[$tag $cut $done \\U{0x100000:08X}-\\U{0x100FFF:08X}]*")

    def before(self) -> None:
        """Write the rules that mark words, leave alone what no scheme may touch, fold, and lower."""
        if self._table.joined:
            self._joints()
        self._addresses()
        self._normal_form()
        if self.is_cyrillic or self.is_latin:
            if self._table.marks:
                self._quotations()
            self._codes()
            self._repair()
        self._others()
        self._fold()
        if self.is_cyrillic:
            self._stress()
        self._shapes()
        self._lower()

    def _joints(self) -> None:
        self._out.next_pass("prepositions that are pronounced with the next word")
        for word in self._table.joined:
            cased = "".join(f"[{literal(c)}{literal(c.upper())}]" if c.upper() != c else literal(c) for c in word)
            self._out.rule(f"$start {{ ({cased}) }} $space $l → $1 $joint")

    def _addresses(self) -> None:
        out = self._out
        punctuation = letter_set(text.PUNCTUATION)
        out.next_pass("addresses are left alone")
        out.rule(r"\u003A } \u002F\u002F → $scheme \u003A")
        out.define("p", f"[{punctuation} $scheme]")
        out.define("np", "[$run - $p]")
        out.next_pass("the first sign of an address tells it")
        start = "[^$run] {"
        out.rule(rf"{start} ($p* $np) }} [$run-[\u0040]]* \u0040 $p* $np → $address $1")
        out.rule(rf"{start} ($p* $np) }} [$run-[$scheme]]* $scheme → $address $1")
        out.rule(rf"{start} ($p* www\u002E) }} $p* $np → $address $1")
        if self.is_latin:
            name = r"[a-z0-9\u002D]"
            ending = rf"{name}* (\u002E {name}+)+ \u002F? $p* [^$run]"
            out.rule(rf"{start} ($p* {name}) }} {ending} → $address $1")
        self._shield("address", "$run", "addresses are shielded: their letters are no letters of the table")
        out.next_pass("the marks of addresses")
        out.rule("$scheme →")

    def _shield(self, mark: str, inside: str, what: str) -> None:
        """Walk from a mark to the end of a stretch; its letters become characters that no rule knows."""
        out = self._out
        out.next_pass(what)
        for letter, shield in self._shields.items():
            out.rule(f"${mark} {literal(letter)} → {literal(shield)} | ${mark}")
        out.rule(f"${mark} ({inside}) → $1 | ${mark}")
        out.rule(f"${mark} →")

    def _normal_form(self) -> None:
        """Compose letters with their marks, in the script that the table reads only."""
        if self.is_cyrillic or self.is_latin:
            script = r"\u0400-\u052F" if self.is_cyrillic else "[:Latin:]"
            self._out.next_pass("normal form C")
            self._out.transform(f"[{script} {combining()}] NFC")

    def _quotations(self) -> None:
        """Where a quotation opens before a word, a sign at its end closes it."""
        out = self._out
        opening = f"[{letter_set(text.OPENING)}]"
        out.next_pass("words in quotation marks")
        for before in (f"$start {opening}", f"[{opening}-$raw]"):
            out.rule(f"{before} {{ ($l) → $quoted $1")
        marks = letter_set(self._table.marks)
        out.next_pass("the end of such a word")
        out.rule("$quoted ([$l $m]+ ($i+ [$l $m]+)*) → $1 | $quoted")
        out.rule(f"$quoted ([{marks}]) }} [{marks}] → $1 | $quoted")
        out.rule(f"$quoted }} [[{marks}]&{opening}] → $keep")
        out.rule("$quoted →")
        self._shield("keep", "$raw", "quotation marks that look like signs of the spelling are shielded")

    def _fold(self) -> None:
        out, signs = self._out, self.signs.inner
        out.next_pass("one apostrophe, a letter of the word; nothing invisible")
        hidden = letter_set(signs.values())
        before = out.define("before", f"[$l $m {hidden}]")
        for sign in self._table.marks:
            out.rule(f"{before} $i* {{ {literal(sign)} }} $i* $l → {literal(signs[sign])}")
            out.rule(f"{before} {{ {literal(sign)} → {literal(signs[sign])}")
        folded = f"[{letter_set(c for c in text.APOSTROPHES if c not in self._table.marks)}]"
        out.rule(f"[{folded}&[:L:]] → {literal(signs[text.APOSTROPHE])}")
        out.rule(f"{before} $i* {{ [{folded}-[:L:]] }} $i* $l → {literal(signs[text.APOSTROPHE])}")
        out.rule(f"{before} $i* {{ [{letter_set(text.INVISIBLE)}] }} $i* $l →")
        for code, whole in text.HALF_TIES.items():
            if chr(code) not in self._table.marks:
                out.rule(f"{before} {{ {literal(chr(code))} → {literal(whole or '')}")

    def _stress(self) -> None:
        out = self._out
        out.next_pass("no stress on Cyrillic letters")
        out.rule(r"$cyr $m* { \u0301 → $stress")
        for code in range(0x400, 0x530):
            parts = unicodedata.normalize("NFD", chr(code))
            if text.STRESS in parts:
                out.rule(f"{literal(chr(code))} → {literal(parts.replace(text.STRESS, ''))}")

    def _repair(self) -> None:
        """Write the rules on letters of another script that look like those of a word's own."""
        out = self._out
        sections = tables.load_pairs("look-alikes").sections
        to_cyrillic, to_latin = sections["cyrillic"], sections["latin"]
        out.next_pass("words of two scripts")
        out.rule("$start { ($lat) } [$raw-$cyr]* $cyr → $mixture $1")
        out.rule("$start { ($cyr) } [$raw-$lat]* $lat → $mixture $1")
        apostrophes = letter_set(set(text.APOSTROPHES) - set(self._table.marks))
        out.next_pass("which of the two has letters that look like none of the other")
        for script, like, other, own in (
            ("$cyr", to_latin, to_cyrillic, self.is_cyrillic),
            ("$lat", to_cyrillic, to_latin, not self.is_cyrillic),
        ):
            unlike = f"[{script}-[{letter_set(like)}]]"
            whole = f"[{script} {letter_set(other)} {apostrophes} [$raw-[:L:]] [$i-[:L:]]]"
            out.rule(f"$mixture }} [{whole}-{unlike}]* {unlike} {whole}* $rawedge → ${'repair' if own else 'keep'}")
        out.rule("$mixture →")
        out.next_pass("letters put right")
        for look, letter in (to_cyrillic if self.is_cyrillic else to_latin).items():
            out.rule(f"$repair {literal(look)} → {literal(str(letter))} | $repair")
        out.rule("$repair ($raw) → $1 | $repair")
        out.rule("$repair →")
        self._shield("keep", "$raw", "words of the other script are shielded")

    def _codes(self) -> None:
        """Codes, keys, identifiers and numerals in Latin letters."""
        out = self._out
        marks = letter_set(self._table.marks)
        rest = "($i* [$l $m])*" + (f"[{marks}]*" if marks else "")
        out.next_pass("codes, names of keys, identifiers")
        out.rule(r"[[:Nd:] \u005C \u0025 \u0024 \u0026 \u002B] { ($lat) → $keep $1")
        out.rule(rf"$start {{ ($lat) }} {rest} [[:Nd:] \u002B] → $keep $1")
        out.rule(r"[:Alphabetic:] \u005F { ([$lat&[:Uppercase:]]) → $keep $1")
        out.rule(rf"$start {{ ($lat) }} {rest} \u005F [:Uppercase:] → $keep $1")
        if self.is_latin:
            self._numerals()
        self._shield("keep", "$raw", "codes and numerals are shielded")

    def _numerals(self) -> None:
        out = self._out
        out.rule(f"$start {{ ([{_ROMAN}]) }} [{_ROMAN}]* $notin → $numeral $1")
        out.next_pass("Roman numerals of the right form; I, C, D, L, M may be initials or words")
        out.rule(f"$numeral }} [{_ROMAN}]* $i+ $l →")
        if marks := letter_set(self._table.marks):
            out.rule(f"$numeral }} [{_ROMAN}]* [{marks}] →")
        out.rule(r"$numeral } [XVI] \u002E →")
        out.rule(f"$numeral }} [MDCL] [{_ROMAN}]? $notin →")
        for hundreds in _HUNDREDS:
            for tens in _TENS:
                for ones in _ONES:
                    out.rule(f"$numeral }} M?M?M? {hundreds} {tens} {ones} $notin → $keep")
        out.rule("$numeral →")

    def _others(self) -> None:
        self._out.next_pass("words that have no letter of the table")
        self._out.rule("$start { ([$l-$own]) } [$raw-$own]* $rawedge → $keep $1")
        self._shield("keep", "$raw", "they are shielded: neither their apostrophes nor their letters are touched")

    def _shapes(self) -> None:
        out = self._out
        out.next_pass("words that have a letter of the table")
        out.rule("$edge { ($own) → $word $1")
        out.rule("$edge { ($letter) } [$letter-$own]* $own → $word $1")
        out.next_pass("their shapes: lower, Capital, CAPITALS, mIxed")
        out.rule("$word } [$letter-$large]* $edge →")
        for unit in self._units:
            rest = f"({literal(unit.upper())} [$letter-$large]*)"
            out.rule(f"$word {rest} ($joint?) }} $edge → $capital $1 $2 $end")
        out.rule("$word ([$letter-$cased]* $large [$letter-$large]*) ($joint?) } $edge → $capital $1 $2 $end")
        out.rule("$word ([$letter-$small]*) ($joint?) } $edge → $capitals $1 $2 $end")
        out.rule("$word ($letter*) ($joint?) → $first $mixed $1 $2 $end")
        out.next_pass("in a word of mixed case each letter has its mark")
        # In mIxed case a letter with a stress mark is none after which a last letter is large.
        out.rule("$mixed ($large) $stress → $1 $upper $plain $cut | $mixed")
        out.rule("$mixed ($large $m*) → $1 $upper $cut | $mixed")
        out.rule("$mixed ($small $m*) → $1 $lower $cut | $mixed")
        out.rule("$mixed ($letter) → $1 $plain $cut | $mixed")
        out.rule("$mixed →")
        out.next_pass("stress is not written")
        out.rule("$stress →")

    def _lower(self) -> None:
        out = self._out
        out.next_pass("small letters")
        for letter in sorted(c for c in self.known if len(c.lower()) == 1 and c.lower() != c):
            out.rule(f"{literal(letter)} → {literal(letter.lower())}")
        if self.accepts:
            out.next_pass("letters of dirty data")
            for letter, own in self.accepts.items():
                out.rule(f"{literal(self.signs.hide(letter))} → {literal(self.signs.hide(own))}")

    def after(self, longest: int, most: int) -> None:
        """Write the rules that lay the case and take away every mark.

        A word of mixed case has pairs of a source of up to `longest` letters and what came of it, up to `most`.
        """
        self._lay_mixed(longest, most)
        out = self._out
        out.next_pass("the shapes laid on")
        for unit in self._units:
            out.rule(f"$capital ({literal(self.signs.hide(unit))}) → &Any-Upper($1)")
        out.rule("$capital ([^$cased $end]*) ($cased) → $1 &Any-Title($2)")
        out.rule("$capital →")
        out.rule("$capitals ([^$end]*) → &Any-Upper($1)")
        out.next_pass("no mark is left")
        out.rule("[$joint $end $first] →")
        for sign, hidden in self.signs.inner.items():
            out.rule(f"{literal(hidden)} → {literal(sign)}")
        for letter, shield in self._shields.items():
            out.rule(f"{literal(shield)} → {literal(letter)}")

    def _lay_mixed(self, longest: int, most: int) -> None:
        out = self._out
        start = "[$first $cut] {"
        out.next_pass("mIxed case: the marks of a stretch behind its letters")
        out.define("q", "[^$tag $cut $end $joint]")
        out.rule("($tag+) ($q+) → | $2 $1")
        out.next_pass("the last letter after a large one")
        # What stands on the left is written as sets: ICU does not find a single character above U+FFFF there.
        out.rule("[$upper] [$cut] { ($q* $tag+) $cut } $joint? $end → $1 $last $cut")
        out.next_pass("of marks without case only the first says something")
        out.rule("$tag { $plain →")
        out.next_pass("a stretch of large letters before a large one is large; else each mark before its letter")
        out.rule(f"{start} ($q*) $plain? $upper+ $last $cut → &Any-Upper($1) $cut")
        out.rule(f"{start} ($q*) $plain? $upper+ $cut }} $q* $upper → &Any-Upper($1) $cut")
        out.rule(f"{start} ($q*) $plain? $lower* $last? $cut → $1 $cut")
        other = out.define("qn", "[$q-$cased]")
        letter = out.define("qc", "[$q&$cased]")
        mark = out.define("g", "[$upper $lower]")
        for k in range(most, 0, -1):
            for m in range(2, longest + 1):
                owners = [j * m // k for j in range(k)]
                pattern = "".join(f"({other}* {letter})" for _ in range(k)) + f" ({other}*) $plain? " + f"({mark})" * m
                firsts = [j == 0 or owners[j] != owners[j - 1] for j in range(k)]
                made = " ".join(
                    f"${k + 2 + owner} ${j + 1}" if first else f"${j + 1}"
                    for j, (owner, first) in enumerate(zip(owners, firsts, strict=True))
                )
                out.rule(f"{start} {pattern} $last? $cut → {made} ${k + 1} $cut")
        out.rule(f"{start} ($q*) $plain? ({mark}) {mark}* $last? $cut → $2 $1 $cut")
        out.next_pass("a large letter behind its mark")
        for unit in self._units:
            out.rule(f"{start} $upper ({literal(self.signs.hide(unit))}) }} [^$upper $cut]* $cut → &Any-Upper($1)")
        out.rule(f"$upper ({other}*) ({letter}) → $1 &Any-Upper($2)")
        out.next_pass("the marks of mIxed case")
        out.rule("[$tag $cut] →")


def combining() -> str:
    """Return the inside of a set: what combines with a letter."""
    return "".join(c if c == "-" else literal(c) for c in text.COMBINING)


def _both_cases(letters: Iterable[str]) -> set[str]:
    return {form for c in letters for form in (c, c.upper()) if len(form) == 1}
