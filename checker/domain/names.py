"""Japanese names of what the JSON calls by id, one word a thing."""

from __future__ import annotations

ELEMENTS = {
    "facts": "事実",
    "cause": "原因",
    "delay_reason": "公表が遅れた理由",
    "response": "これまでの対応",
    "apology": "お詫び",
    "scope_items": "対象の項目",
    "scope_count": "対象の件数",
    "secondary_damage": "二次被害の有無",
    "user_action": "読み手へのお願い",
    "contact": "問い合わせ先",
    "prevention": "再発防止策",
    "authority_report": "当局への報告",
    "next_update": "続報の予定",
    # of the incident's profile
    "card_items": "漏れたカード情報の項目",
    "card_stop": "カード決済の停止",
    "card_monitoring": "カード会社による監視",
    "reissue_cost": "カード再発行の費用",
    "investigator_result": "第三者機関の調査結果",
    "lost_item": "失くした物",
    "data_on_device": "端末に入っていた情報",
    "device_password": "端末のパスワード",
    "disk_encryption": "記憶域の暗号化",
    "remote_wipe": "遠隔での消去・回線停止",
    "search_status": "捜索の状況",
    "police_report": "警察への届出",
    "found_access_check": "見つかるまでの閲覧の有無",
    "product_name": "製品名",
    "model_lot": "型番・ロット",
    "sale_period": "販売時期",
    "sold_count": "販売した数",
    "hazard": "危険性",
    "accident_count": "事故・申し出の件数",
    "stop_use": "使用の中止",
    "recall_method": "回収・交換の方法",
    "refund_or_repair": "返金・交換・修理の別",
    "recall_rate": "回収の進み具合",
    "start_time": "始まった時刻",
    "end_time": "復旧した時刻",
    "impact_area": "影響のある範囲",
    "impact_service": "影響のあるサービス",
    "workaround": "代わりの手段",
    "eta": "復旧の見込み",
}
KINDS = {"notice": "お知らせ", "faq": "FAQ", "followup": "続報", "mail": "メール", "reply": "回答"}
STAGES = {"first": "第一報", "update": "途中の報告", "final": "最終報"}
MODES = {
    "unauthorized_access": "不正アクセス",
    "ransomware": "ランサムウェア",
    "email_missend": "メール誤送信",
    "lost_device": "機器の紛失・盗難",
    "lost_document": "書類の紛失",
    "misconfiguration": "設定の誤り",
    "insider": "内部者の持ち出し",
    "phishing": "フィッシング・なりすまし",
    "system_outage": "システム障害",
    "product_defect": "製品の不具合",
    "service_error": "業務上の誤り",
    "conduct": "不適切な行為",
    "other": "その他",
}
STATUSES = {"present": "あり", "vague": "あいまい", "absent": "なし", "n/a": "対象外"}
MARKS = {"present": "○", "vague": "△", "absent": "×", "n/a": "-"}
LEVELS = {"required": "必須", "recommended": "推奨", "optional": "任意"}
BASES = {"law": "法令", "standard": "規格・指針", "practice": "実務"}
SEVERITIES = {"error": "誤り", "warning": "注意", "info": "参考"}
INFO_TYPES = {
    "basic": "基本情報",
    "credential": "認証情報",
    "financial": "決済・口座情報",
    "sensitive": "要配慮情報",
    "trade_secret": "営業秘密",
    "usage_history": "利用履歴",
    "employee": "従業員情報",
}
QUALIFIERS = {"exact": "", "about": "約", "at_most": "最大", "at_least": "少なくとも"}
CERTAINTIES = {"confirmed": "起きたと確認", "possible": "可能性", "denied": "起きていないと確認"}


def element_name(element: str) -> str:
    """Return the Japanese name of an element, its id where none is known."""
    return ELEMENTS.get(element, element)


SLOTS = {
    "count": "件数",
    "date": "日付",
    "time": "時刻",
    "period": "期間",
    "amount": "金額",
    "info_item": "情報の項目",
    "certainty": "確かさ",
    "cause": "原因",
    "status": "状況",
    "secondary_damage": "二次被害",
    "compensation": "補償・返金",
    "user_action": "お客様の手続き",
    "contact": "窓口・連絡先",
    "scope": "対象",
    "authority_report": "当局への報告",
    "delay_reason": "公表が遅れた理由",
    "responsibility": "責任",
    "schedule": "予定",
    "policy": "方針・可否",
    "other": "その他",
}


def slot_name(slot: str) -> str:
    """Return the Japanese name of a slot, its id where none is known."""
    return SLOTS.get(slot, slot)
