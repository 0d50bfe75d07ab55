"""phone, mobile, email, url, issn (F69, F75, HZ_01_001)."""

import pytest

from istc.definitions import kinds
from istc.definitions.kinds.issn import check_digit


@pytest.mark.parametrize(
    "raw",
    [
        "010-62169512", "62162702", "(010)62169512", "010 6216 9512", "+86-10-62169512",
        "010-62169512转8001", "010-62169512 ext. 12", "010-62169512、62162702",
        "010-62169512/62162702",
        "13800138000",
    ],
)  # fmt: skip
def test_phones_are_kept(read, raw: str):
    assert read("phone", raw) == raw


def test_full_width_phones_become_plain(read):
    assert read("phone", "（０１０）６２１６９５１２，62162702") == "(010)62169512,62162702"


@pytest.mark.parametrize(
    "raw", ["1234", "电话", "010-6216951a", "1" * 21, "010-62169512、", "-12345678"]
)
def test_phones_that_are_refused(read, raw: str):
    assert read("phone", raw) == "!phone"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("13800138000", "13800138000"), ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"), ("8613800138000", "13800138000"),
        (13800138000.0, "13800138000"), ("+852 9123 4567", "+85291234567"),
        ("12800138000", "!mobile"), ("1380013800", "!mobile"), ("+8612345", "!mobile"),
        ("手机", "!mobile"), ("+0123456789", "!mobile"),
    ],
)  # fmt: skip
def test_mobiles(read, raw: object, value: str):
    assert read("mobile", raw) == value


@pytest.mark.parametrize(
    "raw", ["a@b.cn", "first.last+x@mail.example.com", "用户@b.cn", "a@中国.中国", "ａ＠b.cn"]
)
def test_emails(read, raw: str):
    expected = {"用户@b.cn": "!email", "ａ＠b.cn": "a@b.cn"}
    assert read("email", raw) == expected.get(raw, raw)


@pytest.mark.parametrize(
    "raw",
    ["a", "@b.cn", "a@", "a@b", "a@b.c", "a b@c.cn", "a..b@c.cn", ".a@b.cn", "a.@b.cn", "a@-b.cn",
     "a@b.cn\x00", "a@b@c.cn", "a@b_.1"],
)  # fmt: skip
def test_emails_that_are_refused(read, raw: str):
    assert read("email", raw) in {"!email", "!control_character"}


@pytest.mark.parametrize(
    "raw",
    ["https://www.example.cn", "http://example.cn:8080/a?b=c#d", "www.example.cn", "中国.cn/路径",
     "http://10.0.0.1/x", "HTTPS://EXAMPLE.CN"],
)  # fmt: skip
def test_urls_are_kept(read, raw: str):
    assert read("url", raw) == raw


@pytest.mark.parametrize(
    "raw",
    ["javascript:alert(1)", "ftp://a.cn", "example", "http://", "a.cn/<b>", "http://a b.cn",
     "x@a.cn", "data:text/html,x", "无"],
)  # fmt: skip
def test_urls_that_are_refused(read, raw: str):
    assert read("url", raw) == "!url"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0028-0836", "0028-0836"), ("00280836", "0028-0836"), ("ISSN 0028-0836", "0028-0836"),
        ("issn：2434-561x", "2434-561X"), ("００２８－０８３６", "0028-0836"),
        ("0028-0837", "!issn_check"), ("2434-5610", "!issn_check"), ("0028-083", "!issn"),
        ("0028-08366", "!issn"), ("Nature", "!issn"), ("002X-0836", "!issn"),
    ],
)  # fmt: skip
def test_issn_f75(read, raw: str, value: str):
    assert read("issn", raw) == value


def test_check_digits():
    assert check_digit("0028083") == "6"
    assert check_digit("2434561") == "X"
    assert check_digit("0000000") == "0"


@pytest.mark.parametrize("kind", ["phone", "mobile", "email", "url", "issn"])
def test_none_stands_for_what_must_not_go_online_f69(read, make, kind: str):
    assert read(kind, " 无 ", allow_none_word=True) == "无"
    assert read(kind, "无") == f"!{kind}"
    assert read(kind, "") is None
    assert read(kind, "x" * 900) == "!too_long"
    assert kinds.show(make(kind), "无") == "无"


def test_a_shorter_limit_of_the_item_holds(read):
    assert read("email", "abc@b.cn", max_length=5) == "!too_long"
