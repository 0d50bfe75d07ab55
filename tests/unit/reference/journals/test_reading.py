"""A file of journals: every fault named by its row, nothing half taken (F75)."""

import doctest

import pytest

from istc.definitions import registers as words
from istc.demo.people import DATA
from istc.documents.xlsx.table import table
from istc.reference.journals import reading
from istc.reference.journals.reading import Row, read

HEAD = "刊名,ISSN,eISSN\n"
NATURE = "Nature,0028-0836,1476-4687\n"


def faults(text: str) -> list[str]:
    _, found = read(text.encode())
    assert found
    return [str(one) for one in found]


def test_a_csv_file():
    rows, found = read((HEAD + NATURE + '"Science, AAAS",00368075,\n').encode())
    assert found == []
    assert rows == [
        Row(2, "Nature", "0028-0836", "1476-4687"), Row(3, "Science, AAAS", "0036-8075")
    ]  # fmt: skip


def test_a_workbook_and_other_columns():
    head = ["Rank", "Journal Title", "E-ISSN", "ISSN"]
    content = table("期刊", head, [["1", "Nature", "1476-4687", "0028-0836"]])
    assert read(content) == ([Row(2, "Nature", "0028-0836", "1476-4687")], [])


def test_numbers_as_people_write_them():
    rows, found = read((HEAD + "Nature,issn 0028 0836,N/A\n").encode())
    assert [str(one) for one in found] == [
        "第 2 行 刊号（ISSN）：“issn 0028 0836”不是期刊号。按 1234-5678 填写，末位可以是 X。"
    ]
    rows, found = read((HEAD + "A,ＩＳＳＮ：００２８－０８３６,-\nB,,1476-4687\n").encode())
    assert (rows, found) == ([Row(2, "A", "0028-0836"), Row(3, "B", "", "1476-4687")], [])


def test_blank_lines_and_lines_that_stand_twice_are_taken_once():
    rows, found = read((HEAD + NATURE + ",,\n" + NATURE.upper()).encode())
    assert ([row.number for row in rows], found) == ([2], [])


def test_gb18030():
    rows, _ = read((HEAD + "中国科学：数学,1674-7216,2095-9427\n").encode("gb18030"))
    assert [row.title for row in rows] == ["中国科学：数学"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "文件：文件是空的"),
        ("ISSN\n0028-0836\n", "第 1 行 刊名：缺少这一列"),
        ("刊名\nNature\n", "第 1 行 刊号（ISSN）：缺少这一列"),
        ("刊名,ISSN,ISSN\n", "第 1 行 ISSN：这一列出现两次"),
        (HEAD, "文件：只有列名"),
        (HEAD + " ,0028-0836\n", "第 2 行 刊名：没有刊名"),
        (HEAD + "……,0028-0836\n", "第 2 行 刊名：没有刊名"),
        (HEAD + "x" * 301 + ",0028-0836\n", "第 2 行 刊名：共 301 个字"),
        (HEAD + "Nature,0028-0837\n", "第 2 行 刊号（ISSN）：期刊号“0028-0837”的校验位不对"),
        (HEAD + "Nature,,1476-4688\n", "电子刊号（eISSN）：期刊号“1476-4688”的校验位不对"),
        (HEAD + "Nature,-,\n", "第 2 行 刊号（ISSN）：刊号和电子刊号都没有填"),
        (HEAD + NATURE + "Nature B,0028-0836,\n", "第 3 行 刊号（ISSN）：0028-0836 与第 2 行"),
        (HEAD + NATURE + "N,0036-8075,1476-4687\n", "1476-4687 与第 2 行“Nature”重复"),
        (HEAD + '"open', "第 2 行 刊号（ISSN）：刊号和电子刊号都没有填"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text, said):
    assert any(said in one for one in faults(text)), faults(text)


def test_every_fault_is_told_and_one_number_may_be_both():
    assert len(faults(HEAD + "A,1\nB,2\n,3\n")) == 4
    rows, found = read((HEAD + "A,0028-0836,0028-0836\n").encode())
    assert (len(rows), found) == (1, [])


def test_limits(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 1)
    assert "到第 3 行，超过 2 行" in faults(HEAD + NATURE * 2)[0]
    assert "超过 20 MB" in faults("x" * (reading.MOST_BYTES + 1))[0]


def test_the_demo_list_has_no_fault():
    rows, found = read((DATA / "journals.csv").read_bytes())
    assert found == []
    assert 100 <= len(rows) <= 250


def test_titles_as_compared():
    assert doctest.testmod(words).failed == 0
    one = words.squeezed("Science & Technology")
    assert one == words.squeezed("SCIENCE  and technology") == "science and technology"
