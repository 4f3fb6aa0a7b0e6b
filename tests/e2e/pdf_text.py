"""The text of a PDF's pages by two engines, and texts brought into a form that can be compared."""
import re

from support import call

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LEAST = 40


def poppler(path):
    """The pages' texts in the order of the content."""
    result = call(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"])
    assert result.status == 0, result
    return result.out.split("\f")[:-1]


def mupdf(path):
    result = call(["mutool", "draw", "-q", "-F", "txt", "-o", "-", path])
    assert result.status == 0, result
    return result.out.split("\f")[:-1]


ENGINES = {"poppler": poppler, "mupdf": mupdf}


def compact(text):
    """Without spaces (a space at a line's end is lost), digits of one kind."""
    return re.sub(r"\s", "", text).translate(THAI_DIGITS)


def spaced_at(pattern):
    """A regular expression for a text whose spaces may be line ends."""
    return r"\s+".join(map(re.escape, pattern.split()))


def without_furniture(pages, head):
    """The pages' texts joined, each without its running head and foot: `head` is a regular expression of what
    a page may begin with."""
    return "".join(re.sub(r"\A\s*" + head, "", page) for page in pages)


def strays(text):
    """What may never stand in an extracted page."""
    found = []
    for name, pattern in {
            "U+FFFD": "\ufffd", "private use": "[\ue000-\uf8ff\U000f0000-\U0010ffff]",
            "zero-width": "[\u200b-\u200d\u2060\ufeff\u00ad]", "no-break space": "\u00a0",
            "NIKHAHIT + AA": "ํ[่-๋]?า", "tone before a vowel": "[่-๋][ัิ-ู]",
            "two AE": "เเ", "control": "[\x00-\x08\x0e-\x1f\x7f-\x9f]",
            "a mark alone": r"(?:^|[\s(])[ัิ-ฺ็-๎]"}.items():
        for match in re.finditer(pattern, text, re.MULTILINE):
            found.append("%s in %r" % (name, text[max(0, match.start() - 12):match.end() + 12]))
    return found
