"""The bytes of a text file → its words. Unicode proves itself; the one-byte encodings of Europe are told apart by what
the bytes would spell, and where that shows too little the person is asked."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from analytics.findings import Finding, Option, Question
from analytics.intake import answers as intake_answers
from analytics.intake.answers import Answers
from analytics.intake.grid import Place
from analytics.intake.sniff import wide_encoding
from analytics.intake.values import Unreadable
from analytics.intake.words import plain

CENTRAL, WESTERN, LATIN = "cp1250", "cp1252", "iso-8859-1"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# Letters that the other encoding has a sign, or no letter of any of our languages, in place of.
_SURELY_CENTRAL = frozenset("ąłżśźŁŻĄŚŹęĘěčůňďťőűŕľşţ".encode(CENTRAL))
_SURELY_WESTERN = frozenset("åÅãõ".encode(WESTERN))
# æ and ø are vowels, the ć and ř that their bytes spell in cp1250 are not: the letters beside them tell which is meant.
_EITHER = frozenset("æøÆØ".encode(WESTERN))
_VOWELS = frozenset(b"aeiouyAEIOUY" + "áéíóúýäöüôâÁÉÍÓÚÝÄÖÜąęěů".encode(CENTRAL))
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") | frozenset(
    byte for byte in range(128, 256) if bytes([byte]).decode(CENTRAL, "replace").isalpha()
)
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
ENOUGH = 2
"""Occurrences that point one way before the encoding is taken without a question, …"""
CLEAR = 4
"""… and how many times more of them there must be than point the other way."""
BROKEN = 2
"""How many times more letters there must be that are written as UTF-8 writes them than bytes that it cannot hold, for a
text to be UTF-8 that was damaged: in the other encodings such pairs of letters hardly occur."""
_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_AROUND = 20  # characters of an endless word that are shown on either side of its letter
_LOOKED_AT = 200_000  # distinct words are few; this many bytes around non-ASCII letters are plenty


@dataclass(frozen=True)
class Text:
    """The words of a file and how they were written. `asked`: the example word in the encodings it could be, where the
    bytes do not show which; the first is the one taken. `key` and `used`: the question's, and whether its answer was
    used."""

    words: str
    encoding: str
    asked: tuple[tuple[str, str], ...] = ()
    key: str = ""
    used: bool = False

    def findings(self, file: str) -> list[Finding]:
        """The question, where there is one."""
        if not self.asked:
            return []
        options = tuple(Option(name, "encoding", {"encoding": name, "example": word}) for name, word in self.asked)
        question = Question(self.key, options, self.asked[0][0])
        examples = " / ".join(word for _, word in self.asked)
        return [Place(file, None).finding("question", "encoding-unsure", value=examples, question=question)]


def decoded(content: bytes, answers: Answers) -> Text:
    """The text. Raises Unreadable where it is none, or is none that can be told."""
    for mark, encoding in _UTF16.items():
        if content.startswith(mark):
            return Text(_wide(content[2:], encoding), "utf-16")
    if encoding := wide_encoding(content):
        return Text(_wide(content, encoding), encoding)
    if (at := content.find(b"\x00")) >= 0:
        raise Unreadable("nul-bytes", row=str(content.count(b"\n", 0, at) + 1))
    try:
        return Text(content.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as error:
        broken = content.decode("utf-8-sig", "replace").count("\ufffd")
        if len(_SEQUENCE.findall(content)) >= BROKEN * broken:
            row = content.count(b"\n", 0, error.start) + 1
            raise Unreadable("broken-utf8", row=str(row), count=str(broken)) from error
        return _one_byte(content, answers)


def _wide(content: bytes, encoding: str) -> str:
    try:
        words = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    if (at := words.find("\x00")) >= 0:
        raise Unreadable("nul-bytes", row=str(words.count("\n", 0, at) + 1))
    return words


def _one_byte(content: bytes, answers: Answers) -> Text:
    readings: dict[str, str] = {}
    for encoding in (LATIN, WESTERN, CENTRAL):
        words = _read(content, encoding)
        if words is not None:
            readings[encoding] = words
    western = LATIN if LATIN in readings else WESTERN
    if western not in readings or CENTRAL not in readings or readings[western] == readings[CENTRAL]:
        encoding = western if western in readings else CENTRAL
        if encoding not in readings:
            raise Unreadable("encoding")
        return Text(readings[encoding], encoding)
    source = intake_answers.layout_source([plain(cell) for cell in re.split(r"[;,\t|]", _ascii(content))])
    key = intake_answers.key(source, "encoding")
    if answers.get(key) in readings:
        return Text(readings[answers[key]], answers[key], key=key, used=True)
    central, west = _evidence(content)
    if central >= ENOUGH and central >= CLEAR * west:
        return Text(readings[CENTRAL], CENTRAL)
    if west >= ENOUGH and west >= CLEAR * central:
        return Text(readings[western], western)
    order = (CENTRAL, western) if central > west else (western, CENTRAL)
    word = _example(content)
    return Text(readings[order[0]], order[0], tuple((name, word.decode(name)) for name in order), key)


def _read(content: bytes, encoding: str) -> str | None:
    """The text in a one-byte encoding; None where some byte has no meaning in it. The control characters that
    ISO-8859-1 has from 0x80 on are in no spreadsheet, so a text with them is not ISO-8859-1."""
    if encoding == LATIN and re.search(rb"[\x80-\x9f]", content):
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _ascii(content: bytes) -> str:
    """The first line, the letters in doubt left out."""
    return _HIGH.sub(b"", content.lstrip().split(b"\n", 1)[0][:10_000]).decode("ascii")


def _words(content: bytes) -> Counter[bytes]:
    """The words that differ by encoding, and how often they stand."""
    found: Counter[bytes] = Counter()
    length = 0
    for word in _WORD.findall(content):
        if not word.isascii():
            found[word] += 1
            length += len(word)
            if length > _LOOKED_AT:
                break
    return found


def _evidence(content: bytes) -> tuple[int, int]:
    """How many different words point to Central, and to Western, Europe."""
    central = western = 0
    for word in _words(content):
        votes = [_vote(word, at) for at, byte in enumerate(word) if byte >= 128]
        central += any(vote > 0 for vote in votes)
        western += any(vote < 0 for vote in votes)
    return central, western


def _vote(word: bytes, at: int) -> int:
    """1: the letter speaks for Central Europe; -1: for the West; 0: for neither."""
    byte = word[at]
    before = word[at - 1] if at else None
    after = word[at + 1] if at + 1 < len(word) else None
    if byte in _SURELY_CENTRAL and (before in _LETTERS or after in _LETTERS):
        return 1
    if byte in _SURELY_WESTERN:
        return -1
    if byte in _EITHER and len(word) > 1:
        beside = [letter for letter in (before, after) if letter is not None]
        if any(letter in _VOWELS for letter in beside):
            return 1
        return -1 if len(beside) == 2 else 0
    return 0


def _example(content: bytes) -> bytes:
    """A word that the encodings spell differently; of an endless one what stands around the letter."""
    for word in _words(content):
        if _differs(word):
            at = next(at for at in range(len(word)) if _differs(word[at : at + 1]))
            return word[max(0, at - _AROUND) : at + _AROUND]
    differs = re.compile(rb"[\x80-\xff]")
    return next(found[0] for found in differs.finditer(content) if _differs(found[0]))


def _differs(letters: bytes) -> bool:
    return letters.decode(CENTRAL, "replace") != letters.decode(WESTERN, "replace")
