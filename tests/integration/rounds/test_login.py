"""/login/, screen 01: name, password, captcha; one answer for all that is wrong (F22, N34)."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from istc.audit.models import Event
from istc.units import captcha
from istc.units.models import Account
from tests import people
from tests.builders import PASSWORD, build_round, build_tree

URL = "/login/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree():
    return build_tree()


@pytest.fixture
def client() -> Client:
    return Client(REMOTE_ADDR=people.ADDRESS)


def post(client: Client, username="js_jnlg", password=PASSWORD, **more):
    return client.post(URL, {"username": username, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get("/session/", **people.fetch()).status_code == 200


# The page


def test_the_left_side_speaks_of_the_current_round(client):
    found = build_round(2019, facts={"telephone": "010-00000000"})
    page = client.get(URL).content.decode()
    assert "2019 年度" in page
    assert "2019-01-01 至 12-31" in page
    assert "010-00000000" in page
    for section in found.edition_model.sections:
        assert (section.text in page) == section.id.startswith("law")


def test_before_the_first_round_one_can_sign_in_all_the_same(client):
    page = client.get(URL).content.decode()
    assert "调查年度" not in page
    assert post(client).status_code == 302


def test_the_page_costs_one_query(client, django_assert_num_queries):
    build_round()
    with django_assert_num_queries(1):
        client.get(URL)


def test_the_page_is_not_kept_by_the_browser(client):
    assert "no-store" in client.get(URL)["Cache-Control"]


def test_nothing_runs_but_files_of_our_own(client):
    page = client.get(URL).content.decode()
    assert "<script>" not in page
    assert "style=" not in page
    assert "onclick" not in page


# Signing in


def test_name_and_password_begin_a_session_and_a_row_in_the_log(client, tree):
    answer = post(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client)
    row = Event.objects.get(action="sign_in")
    assert (row.actor_name, row.address) == ("江宁理工大学", people.ADDRESS)
    assert (row.unit_id, row.after) == (tree.university.unit_id, {"device": "desktop"})


@pytest.mark.parametrize("username", ["JS_JNLG", " js_jnlg ", "ｊｓ_jnlg"])
def test_case_blanks_and_width_of_the_name_do_not_matter(client, username):
    assert post(client, username).status_code == 302


def test_a_new_session_gets_a_new_key(client):
    client.get(URL)
    post(client)
    first = client.cookies["istc_session"].value
    client.post("/logout/")
    post(client)
    assert client.cookies["istc_session"].value != first


def test_one_goes_where_one_wanted(client):
    assert post(client, next="/2020/guide/?q=a")["Location"] == "/2020/guide/?q=a"


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "\\\\evil",
    ],
)
def test_but_never_to_another_site(client, place):
    assert post(client, next=place)["Location"] == "/"
    client.post("/logout/")
    assert f'value="{place}"' not in client.get(URL, {"next": place}).content.decode()


def test_an_initial_password_leads_to_its_change(client):
    Account.objects.filter(username="js_jnlg").update(must_change_password=True)
    answer = post(client, next="/2020/")
    assert answer["Location"] == "/password/?next=%2F2020%2F"


def test_who_is_signed_in_goes_on_at_once(client):
    post(client)
    answer = client.get(URL, {"next": "/2020/"})
    assert (answer.status_code, answer["Location"]) == (302, "/2020/")


# Refusals


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("js_jnlg", "wrong"),
        ("nobody", PASSWORD),
        ("js_jnlg", f"{PASSWORD} "),
        ("js_jnlg", "x" * 9000),
    ],
)
def test_wrong_name_and_wrong_password_are_told_alike(client, username, password):
    answer = post(client, username, password)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "用户名或密码不正确，还可试 4 次。" in page
    assert f'value="{username}"' in page
    assert password not in page
    assert not signed_in(client)


def test_tries_are_counted_down(client):
    for left in (4, 3, 2, 1):
        assert f"还可试 {left} 次" in post(client, password="wrong").content.decode()


@pytest.mark.parametrize(
    "username",
    ["' OR 1=1 --", "<script>alert(1)</script>", "js\x00jnlg", "😀", "x" * 100_000, "用户"],
)
def test_what_can_be_no_user_name_is_refused_unharmed(client, username):
    answer = post(client, username)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "用户名或密码不正确" in page
    assert "<script>alert" not in page
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize("typed", [{"username": " "}, {"password": ""}])
def test_a_blank_box_is_named(client, typed):
    answer = post(client, **typed)
    assert answer.status_code == 422
    assert "用户名或密码为空" in answer.content.decode()


def test_the_account_of_a_closed_unit_stays_out_and_learns_why_only_with_its_password(client):
    assert "账号已停用" in post(client, "js_old").content.decode()
    assert "用户名或密码不正确" in post(client, "js_old", "wrong").content.decode()
    assert not signed_in(client)


def test_an_account_without_a_password_stays_out(client):
    account = Account.objects.get(username="js_jnlg")
    account.set_unusable_password()
    account.save()
    assert post(client).status_code == 422


def test_a_failure_is_recorded_with_the_account_but_not_with_what_was_typed(client, tree):
    post(client, password="Wrong-Secret-1")
    post(client, "My-Secret-1", "x")
    named, stranger = Event.objects.filter(action="sign_in.failed").order_by("id")
    assert (named.unit_id, named.actor_name) == (tree.university.unit_id, "江宁理工大学")
    assert (stranger.unit_id, stranger.actor_id, stranger.actor_name) == (None, None, "未知用户名")
    assert "Secret" not in repr([vars(named), vars(stranger)])
    assert "Wrong-Secret-1" not in repr([vars(row) for row in AccessAttempt.objects.all()])


def test_wrong_method_and_missing_token(client):
    assert client.put(URL).status_code == 405
    answer = Client(enforce_csrf_checks=True).post(URL, {"username": "a", "password": "b"})
    assert answer.status_code == 403


# Captcha


@pytest.fixture
def with_captcha(settings):
    settings.ISTC_CAPTCHA = True


@pytest.mark.usefixtures("with_captcha")
@pytest.mark.parametrize("code", [captcha.written, captcha.spoken])
def test_the_captcha_is_read_or_heard(client, code):
    key = captcha.new()
    assert post(client, captcha_key=key, captcha=code(key)).status_code == 302


@pytest.mark.usefixtures("with_captcha")
def test_a_captcha_counts_once(client):
    key = captcha.new()
    typed = {"captcha_key": key, "captcha": captcha.written(key)}
    assert "还可试 4 次" in post(client, password="wrong", **typed).content.decode()
    again = post(client, **typed)
    assert again.status_code == 422
    assert "验证码不正确或已过期" in again.content.decode()


@pytest.mark.usefixtures("with_captcha")
@pytest.mark.parametrize(
    "typed", [{}, {"captcha_key": "x", "captcha": "ABCD"}, {"captcha": "\x00"}]
)
def test_without_the_right_captcha_the_password_is_not_even_looked_at(client, typed):
    answer = post(client, **typed)
    assert answer.status_code == 422
    assert not Event.objects.exists()
    assert not AccessAttempt.objects.exists()


@pytest.mark.usefixtures("with_captcha")
def test_the_page_shows_a_picture_and_offers_the_sound(client):
    page = client.get(URL).content.decode()
    assert "/captcha/" in page
    assert 'data-new="/captcha/new/"' in page
    assert "听语音" in page


def test_the_setting_leaves_it_out(client):
    assert "验证码" not in client.get(URL).content.decode()
