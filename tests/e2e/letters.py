"""What the tests of memo and letter share: a picture, and where the words of a page stand."""
import re
import struct
import zlib

import support


def emblem(wide, high):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([200, 30, 30]) * wide for _ in range(high))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def words(path, page=1):
    """(text, x, y, height) of each word on a page, points."""
    out = support.call(["pdftotext", "-f", str(page), "-l", str(page), "-bbox", path, "-"]).out
    return [(text, float(x), float(y), float(bottom) - float(y)) for x, y, bottom, text in
            re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>', out)]
