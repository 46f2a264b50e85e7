"""Measured values: what contradicts, and what only looks as if it did."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import compare, reply

CLASHES = [
    ("対象となるお客様は2,940名でございます。", "対象となるお客様は2,490名です。", "対象は何人ですか"),
    ("返金は5月10日に行います。", "返金は5月20日に行います。", "返金はいつですか"),
    ("障害が発生しましたのは9時12分です。", "障害の発生は8時20分でした。", "障害は何時からですか"),
    ("外部から閲覧できたのは2月17日から4月9日までです。", "外部から閲覧できたのは2月17日から3月9日までです。", "いつまで見えていましたか"),
    ("見舞金はお一人につき3万円です。", "見舞金はお一人につき1万円です。", "見舞金はいくらですか"),
    ("お問い合わせの電話は24時間お受けしております。", "お電話は夜9時までお受けしております。", "電話は何時までですか"),
    ("電話窓口は年中無休です。", "電話窓口は土日祝は休みです。", "土日もやっていますか"),
    ("参加費は全額をお返しします。", "参加費のお返しは半額です。", "参加費は返りますか"),
    ("お電話は0120-000-731までお願いします。", "お電話は0120-000-713までお願いします。", "電話番号は"),
    ("個人情報保護委員会への報告は10月30日に行いました。", "個人情報保護委員会へは10月20日に報告しております。", "国への報告はいつですか"),
    ("お問い合わせはお電話のみで承ります。", "お問い合わせは電話とメールの両方でお受けしております。", "メールで問い合わせたい"),
    ("申込書は3月31日の消印有効です。", "申込書は3月31日の必着です。", "申込書の締め切りは"),
    ("8月31日までに登録された会員10,234名が対象です。", "対象となるのは、15,600名のお客様です。", "対象は何人ですか"),
    ("けがをされたお客様は3名です。", "けがをされた方は1名もいらっしゃいません。", "けがをした人は何人ですか"),
    ("対象は約8,000件です。", "対象は12,000件です。", "対象は何件ですか"),
    ("全部で17名の方が映っておりました。", "映っていたのは11名の乗客の方です。", "何人映っていたのですか"),
    ("11月10日、受験生からの問い合わせで判明しました。", "採点の誤りは10月30日に社内で把握しておりました。", "いつ分かったのですか"),
    ("正しい冊子は12月3日までにお届けします。", "お届けし直すのは12月20日になります。", "正しい冊子はいつ届きますか"),
    ("影響があったのは全国32店舗のうち5店舗です。", "影響があったのは2店舗です。", "影響のあった店舗は"),
    ("停電は渋谷区では120戸です。", "停電は渋谷区では150戸です。", "何戸ですか"),
    ("システムは午後2時20分に復旧しております。", "午後4時半にすべて復旧いたしました。", "何時に直りましたか"),
]  # fmt: skip

TRAPS = [
    ("rounded", "対象は約1万件です。", "対象は10,234件です。", "対象は何件ですか"),
    ("rounded words", "対象は8千人余りです。", "対象は8,146名です。", "対象は何人ですか"),
    ("at most", "対象は最大で約4万8千人です。", "対象は最大48,000名ほどです。", "何人ですか"),
    ("unit", "該当は640世帯です。", "該当は同居の方まで数えて1,100名です。", "何世帯ですか"),
    ("kanji digits", "申し出は五名の方からです。", "申し出は5名からいただいております。", "申し出は何人ですか"),
    ("full width", "対象は１,９７６人です。", "対象は1,976名です。", "何人ですか"),
    ("part of whole", "対象は1,153名で、このうち退職者は412名です。", "対象は1,153名です。", "何人ですか"),
    ("counts differ", "延べ36,120件です。", "重複を除くと29,874件です。", "何件ですか"),
    ("era", "受付は令和6年5月7日に始めました。", "受付は2024年5月7日に始めました。", "受付はいつからですか"),
    ("clock", "再開は午後3時です。", "再開は15:00です。", "再開は何時ですか"),
    ("clock words", "復旧は22時40分です。", "復旧は午後10時40分です。", "復旧は何時ですか"),
    ("end of month", "受付は2月28日までです。", "受付は2月末日までです。", "いつまでですか"),
    ("tax", "再発行の手数料は440円(税込)です。", "再発行の手数料は税抜きで400円です。", "手数料はいくらですか"),
    ("duration", "作業は約90分です。", "作業はおよそ1時間半です。", "作業はどのくらいですか"),
    ("other event", "今回の対象は23名です。", "昨年の別の事故の対象は7名です。", "何人ですか"),
    ("other desk", "カードの件は0120-000-731です。", "返品の件は0120-555-204です。", "電話番号は"),
    ("warned of", "窓口は0120-000-731です。", "0120-000-732からの着信は当社ではありません。", "電話番号は"),
    ("growing count", "被害の申し出は10月3日現在で9組です。", "被害の申し出はその後14組になっております。", "申し出は何組ですか"),
    ("kept deadline", "ポイントは11月15日までに付与します。", "ポイントは11月14日に付与を終えました。", "ポイントはいつ付きますか"),
    ("other recipient", "市への報告は11月19日です。", "個人情報保護委員会への報告は11月21日です。", "報告はいつですか"),
    ("other event", "紛失は3月4日です。", "公表は3月10日に行いました。", "いつのことですか"),
    ("condition", "退会される場合は5月31日までにお申し出ください。", "継続される場合は6月30日までにお申し出ください。", "期限は"),
    ("channel", "チャットは24時間承ります。", "お電話は午後9時までです。", "夜でも相談できますか"),
    ("all there are", "誤って届いたのは430名です。", "アプリの会員は全部で9万名いらっしゃいます。", "何人に届いたのですか"),
    ("those at work", "被害に遭われたのは14名です。", "この駅の係員は全部で31名おります。", "被害者は何人ですか"),
    ("earlier case", "対象は520名です。", "3年前の誤送付では、対象が41名でした。", "対象は何人ですか"),
    ("denied report", "対象は520名です。", "「三千人が対象」との報道は誤りです。", "対象は何人ですか"),
    ("denied figure", "募集は80名です。", "募集は73名ではなく、80名です。", "募集は何人ですか"),
    ("set apart", "破れていたのは260枚です。", "別の棟の90枚は無事で、今回とは別です。", "何枚破れていたのですか"),
    ("other desk", "お電話は夜8時まで承ります。", "お忘れ物の電話は18時までです。", "電話は何時までですか"),
    ("one day only", "電話は17時までです。", "11月9日だけは、電話を22時まで受けました。", "電話は何時までですか"),
    ("harm of another year", "けがの報告は受けておりません。", "2016年の別の製品の件では2名の方がけがをされました。", "けがをした人はいますか"),
    ("whole and part", "対象は全体で8,000件です。", "うち、住所が含まれるのは1,200件です。", "対象は何件ですか"),
    ("single customer", "お客様の場合は、2,860円をお返しします。", "お調べしたところ、4,120円のご返金となります。", "いくら返りますか"),
    ("call back", "窓口の受付は5月3日に始めました。", "明日の午前9時以降におかけ直しください。", "いつからですか"),
    ("until today", "9月1日に復旧しました。", "判明してから本日まで日を要しました。", "いつ分かりましたか"),
    ("midnight", "受付は3月4日の24時までです。", "受付は3月5日の0時までです。", "いつまでですか"),
    ("things of their own", "成績表は12月5日に発送します。", "お詫びの手紙は12月20日に発送します。", "何が届くのですか"),
    ("name of a bill", "牛乳は6月23日から出します。", "牛乳の分は7月の給食費から引きます。", "牛乳はいつからですか"),
    ("granted", "返送は9月30日の消印有効です。", "9月30日の消印があれば、到着が10月になりましても有効です。", "期限は"),
    ("other deed", "冊子の発送は11月4日です。", "模擬試験の実施日は10月18日です。", "いつ発送したのですか"),
    ("every day", "復旧は午後3時でした。", "窓口は毎朝9時に開けております。", "何時に直りましたか"),
    ("before it happened", "列車は17時25分に着きました。", "到着は本来15時10分の予定でした。", "何時に着きましたか"),
    ("not then", "見えたのは7月11日から8月2日までです。", "8月11日に見えていたことはございません。", "いつ見えていましたか"),
    ("in twos", "対象は326名です。", "今後は二人で確認いたします。", "対象は何人ですか"),
    ("area and all", "影響があったのは全国32店舗のうち5店舗です。", "東京都内では2店舗で影響がございました。", "影響のあった店舗は"),
    ("two areas", "関東では2店舗で影響がございました。", "九州では3店舗で影響がございました。", "影響のあった店舗は"),
    ("days", "電話は9:00〜17:00(土日祝を除く)です。", "電話は平日の午前9時から午後5時まで承ります。", "電話は何時まで"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "question"), CLASHES)
def test_clash_is_one_hard_conflict(a: str, b: str, question: str) -> None:
    conflicts = compare(a, b, question)
    assert conflicts
    assert all(c.incompatible[0].kind == "hard" and c.severity == "error" for c in conflicts)
    for conflict in conflicts:
        assert {s.reply for v in conflict.values for s in v.statements} == {"a", "b"}
        assert conflict.explanation.endswith("。")


@pytest.mark.parametrize(("name", "a", "b", "question"), TRAPS)
def test_trap_stays_quiet(name: str, a: str, b: str, question: str) -> None:
    assert compare(a, b, question) == [], name


def test_spans_are_of_the_source_text() -> None:
    a = "　対象は ２,９４０名 でございます。"
    b = "対象は2,490名です。"
    conflict = compare(a, b, "対象は何人ですか")[0]
    words = {s.reply: s.span for v in conflict.values for s in v.statements}
    assert words["a"].of(a).strip() == "２,９４０名"
    assert words["b"].of(b) == "2,490名"


def test_correction_is_no_conflict_with_what_it_corrects() -> None:
    before = "申込書が入った袋は14通でした。"
    after = "昨日14通と申し上げたのは誤りで、正しくは142通です。訂正いたします。"
    assert compare(before, after, "申込書は何通ですか") == []


def test_who_ignores_a_correction_contradicts_it() -> None:
    after = "先日142通とご案内しましたが誤りで、申込書は正しくは151通です。訂正いたします。"
    later = "申込書は142通でございます。"
    assert compare(after, later, "申込書は何通ですか")


def test_error_beside_incident_is_no_correction() -> None:
    a = "誤って送付しておりました書類は27通でございます。"
    b = "誤って送付しておりました書類は72通でございます。"
    assert compare(a, b, "書類は何通ですか")


def test_official_text_takes_part() -> None:
    official = "■対象 会員 3,416名\n■復旧 2025年6月10日22時40分"
    conflicts = compare("対象の会員は4,316名でございます。", "対象の会員は3,416名です。", "対象は何名ですか", official)
    assert [v.official for v in conflicts[0].values].count(True) == 1
    assert all("b" not in {s.reply for v in c.values if not v.official for s in v.statements} for c in conflicts if
               any(v.official for v in c.values))  # fmt: skip


def test_open_date_said_before_the_fixed_one_is_progress() -> None:
    assert compare("再開の時期は未定です。", "再開は7月7日を予定しております。", "再開はいつですか") == []


def test_open_date_said_after_the_fixed_one_contradicts_it() -> None:
    assert compare("再開は7月7日です。", "再開の時期は決まっておりません。", "再開はいつですか")


def test_date_with_reserve_differs_softly_from_an_official_open_one() -> None:
    conflicts = compare("再開は7月7日ごろの見込みです。", "お待ちください。", "再開はいつですか", "再開の時期は未定。")
    assert [c.incompatible[0].kind for c in conflicts] == ["soft"]


def test_a_duration_in_two_parts_is_one() -> None:
    (told,) = compare("名簿が見える状態は約1年2か月でした。", "名簿が見える状態は約1年7か月でした。", "どのくらいの期間ですか")
    assert {v.value for v in told.values} == {"約1年2か月", "約1年7か月"}
    assert not compare("止まっていたのは3時間15分です。", "止まっていたのは195分です。", "どのくらい止まっていましたか")


def test_what_stopped_working_is_not_lost() -> None:
    assert compare("予約システムは4月7日の朝8時20分から使えなくなっております。", "予約システムが止まったのは4月7日の9時30分です。")


def test_an_hour_without_its_half_of_the_day_may_be_either() -> None:
    assert not compare("障害は3時に復旧しました。", "障害は15時に復旧しました。")
    assert not compare("復旧は午後2時前です。", "13時50分に復旧しました。")
    assert compare("障害は午前3時に復旧しました。", "障害は15時に復旧しました。")
    assert compare("障害は5時に復旧しました。", "障害は15時に復旧しました。")
    assert compare("障害は午後2時前に復旧しました。", "障害は13時10分に復旧しました。")


def test_times_of_the_same_day_are_compared() -> None:
    a = "誤送信は5月13日の9時42分です。"
    b = "誤送信は5月13日の21時42分です。"
    assert compare(a, b, "誤送信は何時ですか")


def test_who_repeats_the_official_figure_contradicts_what_it_contradicts() -> None:
    official = "9月2日、患者さま6名分の検査結果のファクスを、誤って別の事業所へ送信しました。"
    conflicts = compare(
        "6名様の検査結果を誤って送りました。", "対象となる患者さまは8名でございます。", "何人分ですか", official
    )
    assert {s.reply for c in conflicts for v in c.values for s in v.statements} == {"official", "a", "b"}


def test_a_day_whose_month_is_a_guess_is_not_held_against_the_same_day() -> None:
    official = "4月21日に障害が判明しました。"
    assert (
        compare(
            "21日に障害が判明しました。",
            "4月21日に判明しております。",
            "いつですか",
            official,
            later="2025-05-20T10:00",
        )
        == []
    )


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        ("抽選の5日のあと、20日までにお渡しします。", False),  # both days are guessed, not the first alone
        ("景品は15日に抽選し、20日までにお渡しします。", False),
        ("景品は25日までにお渡しします。", True),
    ],
)
def test_a_day_alone_has_the_month_that_the_official_text_gives_it(said: str, differs: bool) -> None:
    official = "抽選は12月5日です。景品は12月20日までにお渡しします。"
    found = find_reply_conflicts([reply("a", said, at="2026-11-19T10:00")], [("official", official)])
    assert bool(found) is differs


def test_a_day_in_the_official_month_keeps_to_the_bounds_of_others() -> None:
    said = [reply("a", "景品は20日までにお渡しします。", at="2026-11-19T10:00"), reply("b", "景品は12月15日にお渡しします。", at="2026-11-19T10:00")]
    assert find_reply_conflicts(said, [("official", "景品は12月20日までにお渡しします。")]) == []


@pytest.mark.parametrize(
    ("a", "b", "subject"),
    [
        ("6月12日までに復旧の予定です。", "6月20日までに復旧の予定です。", "復旧の日時"),
        ("障害は6月1日に発生しました。", "障害は6月2日に発生しました。", "発生の日時"),
        ("賞味期限が2026年6月1日の品が対象です。", "賞味期限が2026年7月1日の品が対象です。", "賞味期限"),
        ("返金は6月10日に行います。", "払い戻しは6月20日に行います。", "返金・支払いの日時"),
    ],
)
def test_a_conflict_of_moments_is_named_by_the_event_all_share(a: str, b: str, subject: str) -> None:
    assert [c.subject for c in compare(a, b, "いつですか")] == [subject]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1人5,000円まで補償します。", "お一人様1万円まで補償いたします。"),
        ("5年保証です。", "保証は3年です。"),
        ("保証期間は5年です。", "保証は3年間です。"),
        ("全48戸の錠を取り替えます。", "24戸のみ取り替えます。"),
        ("全48戸の錠を取り替えます。", "取り替えるのは24戸だけです。"),
    ],
)
def test_caps_terms_and_all_against_only_clash(a: str, b: str) -> None:
    assert compare(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1人1万円まで補償します。", "最大1万円を補償します。"),
        ("1人1万円まで補償します。", "1世帯3万円まで補償します。"),
        ("本体の保証は5年です。", "バッテリーの保証は1年です。"),
        ("保証は27年3月までです。", "保証は5年です。"),
        ("全48戸を点検します。", "24戸のみ取り替えます。"),
        ("全48戸の錠を取り替えます。", "24戸のみではなく全戸を取り替えます。"),
    ],
)
def test_caps_terms_and_parts_of_other_things_do_not(a: str, b: str) -> None:
    assert compare(a, b) == []
