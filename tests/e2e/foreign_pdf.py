"""An office with evidence of the test's own, and evidence as other programs make it: a tagged PDF with roles,
classes, IDs and number trees of its own."""
import os
import re
import shutil

import support

SMALL = os.path.join(support.FIXTURES, "small")
PHOTOS = os.path.join(support.EXAMPLE, "evidence", "photos")


def small_office(folder, files):
    """The small office with other evidence: {name in evidence/: maker of the file, or a file to copy}."""
    office = support.copy_office(SMALL, folder)
    lines = ["รหัส,ใช้กับ,ชื่อเอกสาร,ไฟล์,หมายเหตุ"]
    for number, (name, source) in enumerate(files.items(), 1):
        path = os.path.join(office, "evidence", name)
        source(path) if callable(source) else shutil.copy(source, path)
        lines.append("E%d,krs/1.1,หลักฐานชิ้นที่ %d,%s," % (number, number, name))
    support.write(os.path.join(office, "evidence.csv"), "\n".join(lines) + "\n")
    ini = support.read(os.path.join(office, "packet.ini"))
    support.write(os.path.join(office, "packet.ini"),
                  re.sub(r"(?m)^(evidence *=.*|\[packet\])$", "[packet]\nevidence = optional", ini, count=1))
    return office


def pictures():
    return {"a.jpg": os.path.join(PHOTOS, "home-visit.jpg"), "b.png": os.path.join(PHOTOS, "satellite-dish.png"),
            "c.jpg": os.path.join(PHOTOS, "reading-camp.jpg")}


PAGE = """/Article <</MCID 0>> BDC BT /F 20 Tf 70 700 Td (Head) Tj ET EMC
/Span <</MCID 1>> BDC BT /F 20 Tf 70 600 Td (Cell) Tj ET EMC
/Artifact BMC /X Do EMC
"""


def write(path, objects, root):
    """Objects from 1 on: text, or (dictionary's text, stream's text)."""
    data, offsets = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n", []
    for number, value in enumerate(objects, 1):
        offsets.append(len(data))
        if isinstance(value, tuple):
            stream = value[1].encode()
            value = "<<%s/Length %d>>\nstream\n%s\nendstream" % (value[0], len(stream), value[1])
        data += ("%d 0 obj\n%s\nendobj\n" % (number, value)).encode()
    start = len(data)
    data += ("xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)).encode()
    data += "".join("%010d 00000 n \n" % offset for offset in offsets).encode()
    data += ("trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)).encode()
    with open(path, "wb") as file:
        file.write(data)


def tagged(path, role="H1"):
    """Two pages that share a form; `role` is what "Article" stands for."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>/Lang(en-GB)>>",
        "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/Contents 7 0 R/StructParents 3/Annots[8 0 R]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/Contents 9 0 R/StructParents 0/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 7", "/Span <</MCID 0>> BDC 0 0 9 9 re f EMC"),
        ("", PAGE),
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 5/Contents(Away)/A<</S/URI/URI(http://a.example)>>>>",
        ("", PAGE),
        # the tree: Document > Sect > ... ; nodes of the parent tree below each other
        "<</Type/StructTreeRoot/K 11 0 R/ParentTree 20 0 R/ParentTreeNextKey 8/RoleMap<</Article/Chapter/Chapter/%s/Zelle/TD>>"
        "/ClassMap<</Wide<</O/Layout/Width 70>>>>/IDTree<</Names[(cell)15 0 R(head)14 0 R]>>>>" % role,
        "<</S/Document/P 10 0 R/K[12 0 R 13 0 R 18 0 R]>>",
        "<</S/Article/P 11 0 R/Pg 3 0 R/K 0/C/Wide>>",
        "<</S/Table/P 11 0 R/K[16 0 R]>>",
        "<</S/TH/P 16 0 R/ID(head)/Pg 4 0 R/K 0/A<</O/Table/Scope/Column>>>>",
        "<</S/Zelle/P 16 0 R/ID(cell)/Pg 4 0 R/K 1/C[/Wide]/A<</O/Table/Headers[(head)]>>>>",
        "<</S/TR/P 13 0 R/K[14 0 R 15 0 R]>>",
        "<</S/Link/P 18 0 R/K[<</Type/OBJR/Pg 3 0 R/Obj 8 0 R>>]>>",
        "<</S/P/P 11 0 R/Pg 3 0 R/K[1 17 0 R 19 0 R]>>",
        "<</S/Span/P 18 0 R/Pg 3 0 R/K<</Type/MCR/Stm 6 0 R/MCID 0>>>>",
        "<</Kids[21 0 R 22 0 R]>>",
        "<</Limits[0 3]/Nums[0[14 0 R 15 0 R]3[12 0 R 18 0 R]]>>",
        "<</Limits[5 7]/Nums[5 17 0 R 7[19 0 R]]>>",
    ]
    write(path, objects, 1)


def plain(path):
    """A page with text and one with only a drawing; no structure."""
    write(path, ["<</Type/Catalog/Pages 2 0 R>>",
                 "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 595 842]>>",
                 "<</Type/Page/Parent 2 0 R/Contents[6 0 R 6 0 R]/Resources<</Font<</F 5 0 R>>>>>>",
                 "<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<<>>>>",
                 "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                 ("", "BT /F 20 Tf 70 700 Td (Typed) Tj ET"), ("", "0 0 99 99 re f")], 1)
