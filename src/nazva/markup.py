"""What a text holds that is in no spelling: tags, entities, placeholders of messages, the code of a page.

Every pattern looks at each character a bounded number of times, whatever the text: tags and placeholders that are
guessed (`auto`) have a greatest length, and what HTML opens is passed over once.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from nazva.errors import UnknownChoice

MARKUPS: Final = ("none", "auto", "html")
Span = tuple[int, int]

_LONGEST: Final = 1000
_ENTITY: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_SIGNS: Final = "<&{[$\\%"
_OPEN: Final = (("<", ">"), ("{", "}"), ("[[", "]]"))
_REACH: Final = 2 * _LONGEST + 100


@cache
def _looks() -> re.Pattern[str]:
    """Return what finds markup; made when a sign of markup is first met."""
    return re.compile(
        "|".join(
            (
                # An address is one stretch: a placeholder inside must not leave its rest as words.
                r"(?:https?|ftp)://[^\s<>]+",
                # A tag has a name in ASCII letters. `<Невядомае дзеянне>` is a message, and so is what has words
                # that are neither ASCII nor a value.
                rf"<(?:/ ?)?[A-Za-z][A-Za-z0-9:_-]{{0,63}}(?:[\s/](?:[\x00-;=?-\x7f]{{0,{_LONGEST}}}"
                rf"|[^<>=]{{0,{_LONGEST}}}=[^<>]{{0,{_LONGEST}}}))?>",
                rf"<[!?%][^<>]{{0,{_LONGEST}}}>",
                _ENTITY,
                # Of a link with a label, and of the functions that choose a form by gender and number, the words
                # behind the bar are text.
                rf"\[\[[^\[\]|]{{0,{_LONGEST}}}\|",
                rf"\{{\{{(?i:gender|plural):[^{{}}|]{{0,{_LONGEST}}}\|",
                rf"\[\[[^\[\]]{{0,{_LONGEST}}}\]\]",
                rf"\{{\{{[^{{}}]{{0,{_LONGEST}}}\}}\}}",
                # Braces hold a placeholder when they hold one word, or nothing but ASCII; other braces hold text.
                rf"\{{(?:\w{{1,64}}|[\x00-z|~\x7f]{{0,{_LONGEST}}})\}}",
                r"\$(?:[0-9]{1,3}|[A-Za-z_][A-Za-z0-9_]{0,63}|\([A-Za-z0-9_.]{1,64}\))",
                r"\\[nrt](?![a-z])",
                r"%%|%[A-Za-z_][A-Za-z0-9_.]{0,63}%|%\([A-Za-z0-9_.]{1,64}\)[-+0#]?[0-9]{0,9}(?:\.[0-9]{1,9})?[a-zA-Z]",
                r"%(?:[0-9]{1,9}\$)?[-+0#']?[0-9]{0,9}(?:\.[0-9]{1,9})?(?:hh?|ll?|z)?[a-zA-Z](?![A-Za-z\u00c0-\u024f])",
            )
        )
    )


class Keeper:
    """Tells which stretches of a text are left alone: none."""

    def spans(self, source: str) -> Sequence[Span]:
        """Return the stretches to leave alone, in order, none touching a word outside."""
        return ()

    def spoilt(self, source: str, place: int) -> bool:
        """Tell whether a cut at a white space may go through a stretch that is left alone."""
        return False


class Auto(Keeper):
    """Leaves alone what looks like a tag, an entity or a placeholder, wherever it stands."""

    def spans(self, source: str) -> Sequence[Span]:
        """Return the stretches that are taken for markup."""
        for sign in _SIGNS:
            if sign in source:
                return [match.span() for match in _looks().finditer(source)]
        return ()

    def spoilt(self, source: str, place: int) -> bool:
        """Tell whether a tag or a placeholder has begun before a place and ends after it, or may yet."""
        for opening, closing in _OPEN:
            start = source.rfind(opening, max(0, place - _REACH), place)
            if start < 0 or source.find(closing, start, place) >= 0:
                continue
            start -= opening == "{" and source.startswith("{", start - 1) and start > 0
            if match := _looks().match(source, start):
                if match.end() > place:
                    return True
            elif len(source) - start < _REACH:
                return True
        return False


_TOKEN: Final = re.compile(rf"<!--|<!\[CDATA\[|<[!?]|</?(?=[^\W\d_])|{_ENTITY}")
_IN_TAG: Final = re.compile(r"""=\s*["']|>""")
_NAME: Final = re.compile(r"[^\s/>]+")
_UNTRANSLATED: Final = re.compile(
    r"""\stranslate\s*=\s*["']?no\b|\sclass\s*=\s*(?:["'][^"']*)?\bnotranslate\b""", re.IGNORECASE
)
_HEAD: Final = 1 << 12
_RAW: Final = frozenset(("script", "style"))
_LEFT: Final = _RAW | {"code", "kbd", "math", "pre", "samp", "tt", "var"}
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_CLOSE: Final = {"<!--": "-->", "<![CDATA[": "]]>", "<!": ">", "<?": "?>"}


class Html(Keeper):
    """Leaves the markup of HTML alone, and the content of elements that hold no running text.

    One object reads one page, in one piece or in several that follow one another: a comment, a tag or a script may
    begin in one piece and end in a later one. What is never closed lasts to the end, as in a browser.
    """

    def __init__(self) -> None:
        self._until = ""  # what ends the construct that is open; "tag" within a tag
        self._head = ""  # the beginning of the open tag, from its name on
        self._inside = ""  # the element whose content is left alone
        self._depth = 0

    def spans(self, source: str) -> Sequence[Span]:
        """Return the markup of the page, or of its next piece."""
        if not self._until and not self._inside and "<" not in source and "&" not in source:
            return ()
        found: list[Span] = []
        place = 0
        while place < len(source):
            start = place
            if self._until:
                place = self._go_on(source, place)
            else:
                token = _TOKEN.search(source, place)
                begin, place = token.span() if token else (len(source), len(source))
                start = start if self._inside else begin
                if token and not token[0].startswith("&"):
                    self._until = _CLOSE.get(token[0], "tag")
                    self._head = token[0][1:]
            if found and found[-1][1] == start:
                start = found.pop()[0]
            if start < place:
                found.append((start, place))
        return found

    def _go_on(self, source: str, place: int) -> int:
        """Pass over what is open; return where it ends, or the end of the text."""
        if self._until == "tag":
            match = _IN_TAG.search(source, place)
            end = match.end() if match else len(source)
            self._head = (self._head + source[place : min(end, place + _HEAD)])[:_HEAD]
            if match:
                self._until = match[0][-1] if match[0] != ">" else self._end_tag(source[end - 2 : end - 1] == "/")
            return end
        if self._until.startswith("</"):
            found = re.compile(self._until, re.IGNORECASE).search(source, place)
            self._until = "" if found else self._until
            return found.start() if found else len(source)
        at = source.find(self._until, place)
        if at < 0:
            if self._until in "\"'":
                self._head = (self._head + source[place : place + _HEAD])[:_HEAD]
            return len(source)
        end = at + len(self._until)
        if self._until in "\"'":
            self._head = (self._head + source[place : min(end, place + _HEAD)])[:_HEAD]
            self._until = "tag"
        else:
            self._until = ""
        return end

    def _end_tag(self, empty: bool) -> str:
        """Take note of a tag that has ended; return what ends the raw text after it, if raw text begins."""
        closing = self._head.startswith("/")
        match = _NAME.match(self._head, closing)
        name = match[0].lower() if match else ""
        if self._inside:
            if name == self._inside and not empty:
                self._depth += -1 if closing else 1
                self._inside = self._inside if self._depth else ""
        elif not (closing or empty or name in _VOID) and (name in _LEFT or _UNTRANSLATED.search(self._head)):
            self._inside, self._depth = name, 1
        return f"</{name}" if name in _RAW and not closing and not empty else ""


_NONE: Final = Keeper()
AUTO: Final = Auto()


def keeper(markup: str) -> Keeper:
    """Return what tells the markup of one text. Raises `UnknownChoice`.

    >>> keeper("auto").spans("Дадаць %s да <b>спіса</b>")
    [(7, 9), (13, 16), (21, 25)]
    """
    if markup == "html":
        return Html()
    if markup not in MARKUPS:
        raise UnknownChoice(f"no markup is called {markup!r}: it is one of {', '.join(MARKUPS)}")
    return AUTO if markup == "auto" else _NONE


def blank(source: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with blanks where the markup stands.

    >>> blank("да <b>спіса</b>", [(3, 6), (11, 15)])
    'да    спіса    '
    """
    parts, place = [], 0
    for start, end in spans:
        parts += [source[place:start], " " * (end - start)]
        place = end
    return "".join([*parts, source[place:]])


def bare(source: str, spans: Sequence[Span]) -> str:
    """Return a text without its markup: what its spelling is guessed from.

    >>> bare("да <b>спіса</b>", [(3, 6), (11, 15)])
    'да  спіса '
    """
    parts, place = [], 0
    for start, end in spans:
        parts.append(source[place:start])
        place = end
    return " ".join([*parts, source[place:]]) if parts else source


def merge(spans: Sequence[Span]) -> list[Span]:
    """Return stretches in order, those that overlap joined.

    >>> merge([(5, 9), (0, 2), (1, 3)])
    [(0, 3), (5, 9)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
