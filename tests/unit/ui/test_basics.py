"""Basic information in a few lines, from whatever form holds it (F24)."""

from istc.definitions.load import load_edition
from istc.ui.basics import lines

FORM = load_edition("2020", 2020).forms[0]


def test_first_block_item_by_item_later_ones_on_a_line():
    values = {
        "full_name": "江宁理工大学",
        "unit_type": "02",
        "contact_name": "周敏",
        "contact_post": "副处长",
        "contact_phone": "025-55660123",
        "contact_email": "gjc@example.edu.cn",
    }
    assert list(lines(FORM, values)) == [
        ("机构全称", "江宁理工大学"),
        ("机构类型", "高校"),
        ("联系人", "周敏　副处长　025-55660123"),
    ]


def test_blank_is_left_out():
    assert list(lines(FORM, {})) == []
