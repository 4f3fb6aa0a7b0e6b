"""Recalculation of workbooks by LibreOffice, an independent reader of the sheets' formulas."""
import os
import re
import zipfile

import support
from workbook import Workbook

# Profile: recalculate on load, always.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
TAMPERED = "54321.125"


def recalculated(folder, files):
    """The workbooks as LibreOffice saves them after computing everything anew."""
    profile, out = os.path.join(folder, "profile"), os.path.join(folder, "recalculated")
    support.write(os.path.join(profile, "user", "registrymodifications.xcu"), SETTINGS)
    result = support.call(["soffice", "-env:UserInstallation=file://" + profile, "--headless",
                           "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                           "--outdir", out, *files], env=support.environment(HOME=folder),
                          seconds=180)
    assert result.status == 0, result
    return {os.path.basename(file)[:-5]: Workbook(os.path.join(out, os.path.basename(file)))
            for file in files}


def tamper(source, target):
    """A copy in which every cached value of a formula is wrong."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f><v>" + TAMPERED.encode() + b"</v>", data)
            new.writestr(name, data)


def close(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return abs(left - right) <= 1e-9 * max(abs(left), abs(right), 1e-3)
    return (left or "") == (right or "")


def differing_cells(files, folder):
    """(what differs, how many formulas). Cached values are spoiled first: what LibreOffice gives back it has
    computed itself."""
    spoiled, originals, wrong, count = [], {}, [], 0
    for at, file in enumerate(files):
        target = os.path.join(folder, "spoiled-%d.xlsx" % at)
        tamper(file, target)
        spoiled.append(target)
        originals["spoiled-%d" % at] = file
    anew = recalculated(folder, spoiled)
    for name, file in originals.items():
        for sheet in Workbook(file).sheets:
            other = anew[name].sheet(sheet.name)
            for cell in sheet.formulas():
                count += 1
                found = other.cells.get(cell.place)
                value = found.value if found else None
                if (found is not None and found.kind == "e") or not close(cell.value, value):
                    wrong.append("%s %s!%s =%s: cached %r, recalculated %r" % (
                        os.path.relpath(file, folder), sheet.name, cell.place, cell.formula,
                        cell.value, value))
    return wrong, count
