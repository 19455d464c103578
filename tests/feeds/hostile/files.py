"""Files that would break, fill or fool a reader: more than 60, made here and small."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

ROW: dict[str, Any] = {"slug": "s", "name": "Night", "day": 1, "time": "20:00"}
SERVICE = {"id": "1", "name": "Food", "status": "active", "organization": {"id": "2", "name": "O"}}
HUGE = "9" * 5000
DEEP = 20_000


def packed(*files: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", how) as archive:
        for name, content in files:
            archive.writestr(name, content, how)
    return into.getvalue()


def a_link(name: str, to: str) -> zipfile.ZipInfo:
    """A symbolic link, as Unix packs it."""
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    info.comment = to.encode()
    return info


def lying(content: bytes, says: int) -> bytes:
    """An archive whose directory says another size than the file has."""
    whole = bytearray(packed(("services.csv", content)))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", says)
    return bytes(whole)


def nested(times: int) -> bytes:
    inside = packed(("services.csv", b"id,name\n1,x\n"))
    for _ in range(times):
        inside = packed(("more.zip", inside), ("a.json", inside))
    return inside


def rows(**changes: Any) -> bytes:
    return json.dumps([ROW | changes]).encode()


def archives() -> Iterator[tuple[str, bytes]]:
    zeros = b"0" * 3_000_000
    yield "zip of zeros", packed(("services.csv", zeros))
    yield "zip of zeros as json", packed(("a.json", b"[" + b" " * 3_000_000 + b"]"))
    yield "zip that says less", lying(b"id,name\n" + b"1,x\n" * 9000, 10)
    yield "zip that says more", lying(b"id,name\n1,x\n", 2**31)
    yield "zip in zip in zip", nested(4)
    yield "zip leaving its folder", packed(("../../etc/services.csv", b"id,name\n1,x\n"))
    yield "zip to the root", packed(("/etc/services.csv", b"id,name\n1,x\n"))
    yield "zip to a drive", packed(("C:\\services.csv", b"id,name\n1,x\n"))
    yield "zip with backslashes", packed(("..\\..\\services.csv", b"id,name\n1,x\n"))
    yield "zip with a link", packed((a_link("services.csv", "x"), b"/etc/passwd"))
    yield "zip of many", packed(*((f"{n}.csv", b"a,b\n") for n in range(300)), how=0)
    yield "zip of one name", packed(*((name, b"id,name\n1,x\n") for name in ("a.csv", "A.CSV")))
    yield "zip with NUL in a name", packed(("services.csv", b"x")).replace(b"vices.", b"vi\0es.")
    yield "zip with nothing", packed()
    yield "zip of nothing we read", packed(("run.exe", b"MZ"), ("x.html", b"<p>"))
    yield "zip cut off", packed(("services.csv", b"id,name\n1,x\n"))[:-30]
    yield (
        "zip with a wrong sum",
        packed(("services.csv", b"id,name\n1,aaaaa\n"), how=0).replace(b"aaaaa", b"bbbbb"),
    )
    yield "zip with a lock", _locked()
    yield "zip of a strange way", _strange()
    yield "only the beginning of a zip", b"PK\x03\x04" + b"\x00" * 40
    yield "only the end of a zip", b"PK\x05\x06" + b"\x00" * 18
    yield "gz of zeros", gzip.compress(zeros)
    yield "gz of a good file", gzip.compress(rows())
    yield "zlib", zlib.compress(rows())
    yield "bz2, xz, zstd, 7z, rar", b"BZh9\xfd7zXZ\x00\x28\xb5\x2f\xfd7z\xbc\xafRar!\x1a\x07"


def _locked() -> bytes:
    whole = bytearray(packed(("services.csv", b"id,name\n1,x\n")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + place] |= 1
    return bytes(whole)


def _strange() -> bytes:
    whole = bytearray(packed(("services.csv", b"id,name\n1,x\n")))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        whole[whole.index(mark) + place] = 99
    return bytes(whole)


def documents() -> Iterator[tuple[str, bytes]]:
    yield "lists in lists", b"[" * DEEP
    yield "lists in lists, closed", b"[" * DEEP + b"]" * DEEP
    yield "objects in objects", b'{"a":' * DEEP
    yield "deep in a field", b'[{"name":' + b"[" * DEEP + b"]" * DEEP + b"}]"
    yield "deep attributes", json.dumps([SERVICE | {"attributes": [{"a": {}}] * 9}]).encode()
    yield "huge whole number", b'[{"name": "x", "day": ' + HUGE.encode() + b', "time": "20:00"}]'
    yield "huge number in another place", b'[{"name": "x", "latitude": ' + HUGE.encode() + b"}]"
    yield "huge exponents", b'[{"name": "x", "latitude": 1e999999, "longitude": -1e-999999}]'
    yield (
        "NaN and infinity",
        b'[{"name": "x", "day": NaN, "latitude": Infinity, "time": -Infinity}]',
    )
    yield "one key twice", b'[{"name": "a", "name": "b", "day": 1, "day": 2, "time": "20:00"}]'
    yield "a key of a million", b'[{"' + b"k" * 1_000_000 + b'": 1}]'
    yield "keys by the thousand", json.dumps([ROW | {f"k{n}": n for n in range(20_000)}]).encode()
    yield "a name of a million", rows(name="n" * 1_000_000)
    yield "types by the thousand", rows(types=["O"] * 50_000)
    yield "days by the thousand", rows(day=list(range(7)) * 2000)
    yield "NUL in words", rows(name="a\x00b", notes="\x00" * 50)
    yield "NUL in a key", json.dumps([ROW | {"a\x00": 1}]).encode()
    yield "NUL in the file", b'[{"name": "a\x00b"}]'
    yield "lone surrogates", b'[{"name": "\\ud800 \\udfff", "day": 1, "time": "20:00"}]'
    yield "a surrogate in a key", b'[{"\\ud800": 1, "name": "x", "day": 1, "time": "20:00"}]'
    yield "signs of control", rows(name="".join(map(chr, range(32))), notes="\x1b[2J\x07")
    yield "wrong kinds everywhere", rows(name={}, day=[[]], time=True, types=7, latitude=[], url={})
    yield "null everywhere", json.dumps([dict.fromkeys(ROW), None, True, "x", 7, [], {}]).encode()
    yield "names of the language", rows(__proto__={"a": 1}, constructor="x", __class__="y")


def encodings() -> Iterator[tuple[str, bytes]]:
    yield "not UTF-8", b'[{"name": "\xff\xfe\xc0\xaf", "day": 1, "time": "20:00"}]'
    yield "overlong UTF-8", b'[{"name": "\xc0\xbcscript\xc0\xbe", "day": 1, "time": "20:00"}]'
    yield "UTF-16", json.dumps([ROW]).encode("utf-16")
    yield "UTF-32", json.dumps([ROW]).encode("utf-32")
    yield "UTF-7", b"+AFs-+AHs-"
    yield "three BOMs", b"\xef\xbb\xbf" * 3 + rows()
    yield "a BOM in the middle", b"[\xef\xbb\xbf" + rows()[1:]
    yield "two lists", rows() + rows()
    yield "comments", b"// list\n[/* one */]"
    yield "single quotes", b"[{'name': 'x'}]"
    yield "a comma too many", b'[{"name": "x"},]'
    yield "a call", b"feed([])"
    yield "cut off in a word", b'[{"name": "x'
    yield "cut off in a sign", '[{"name": "ñ'.encode()[:-1]
    yield "only space", b" \n\t\r" * 1000
    yield "nothing", b""
    yield "one sign", b"["
    yield "pages of pages", b'{"contents": {"contents": {"contents": []}}, "total_pages": 1e400}'
    yield "a list that is none", b'{"meetings": "none", "services": 7}'


def tables() -> Iterator[tuple[str, bytes]]:
    yield "a million columns", b"a," * 300_000 + b"\n1\n"
    yield "columns only below", b"name,day\n" + b"1," * 300_000 + b"\n"
    yield "quotes that never end", b'name,day,time\n"' + b"x,\n" * 200_000
    yield "lines in a cell", b'name,day,time\n"a\r\nb\n=c",1,20:00\n'
    yield "formulas", b"name,day,time\n=cmd|'/c calc'!A0,1,20:00\n@SUM(1),2,20:00\n+1,3,10:00\n"
    yield "one line of a million", b"name,day," + b"x" * 1_000_000
    yield "only commas", b",,,,\n" * 2000
    yield "one heading many times", b"name," * 150 + b"\n" + b"x," * 150 + b"\n"
    yield "NULs in a table", b"name,day\x00,time\n\x00,\x00,\x00\n"
    yield "UTF-16 without a mark", "name,day\nx,1\n".encode("utf-16-le")
    yield "half of UTF-16", b"\xff\xfen\x00a"
    yield "carriage returns only", b"name,day,time\rx,1,20:00\r"


def other_things() -> Iterator[tuple[str, bytes]]:
    yield "a web page", b"<!DOCTYPE html><html><script>alert(1)</script></html>"
    yield "a page after space", b"\n\n  <html></html>"
    bomb = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    yield "laughs in XML", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">' + bomb + b"]>&l8;"
    yield (
        "a file of ours in XML",
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    )
    yield "a PDF", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100
    yield "a picture and a script", b"GIF89a/*[*/=1;alert(1)//]"
    yield "a program", b"MZ\x90\x00" + b"\x00" * 200 + b"\x7fELF"
    yield "a spreadsheet", packed(("xl/workbook.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>"))
    yield "things of Python", b"\x80\x04\x95cos\nsystem\n(S'id'\ntR."
    yield "YAML", b"!!python/object/apply:os.system ['id']"
    yield "a database", b"SQLite format 3\x00" + b"\x00" * 100


FILES = {
    "archives": dict(archives()),
    "documents": dict([*documents(), *encodings()]),
    "tables": dict(tables()),
    "other things": dict(other_things()),
}
