package wording

import (
	"testing"

	"doudi/calc/procedure"
)

func TestJournalReason(t *testing.T) {
	for _, row := range []struct{ act, reason, zh, en string }{
		{"import", "households +3 ~1, decisions +2", "新增 3 户，变更 1 户，决定 2 项", "households: 3 added, 1 changed; decisions: 2"},
		{"import", "households +0 ~12, decisions +0, accounts +2", "新增 0 户，变更 12 户，决定 0 项，申请变更账户 2 户", "households: 0 added, 12 changed; decisions: 0; account changes asked for: 2"},
		{"import", "households, of old", "households, of old", "households, of old"},
		{"household.edit", "households +3 ~1, decisions +2", "households +3 ~1, decisions +2", "households +3 ~1, decisions +2"},
		{"operator.add", "clerk,approver", "经办、审核", "clerk, approver"},
		{"application.open", "edge", "低保边缘", "low-income"},
		{"application.advance", "edge", "edge", "edge"},
		{"application.advance", "consented", Chinese.ApplicationEvent(procedure.Consented), English.ApplicationEvent(procedure.Consented)},
		{"application.approve", "approved 47f4", Chinese.ApplicationEvent(procedure.Approved) + " 47f4", English.ApplicationEvent(procedure.Approved) + " 47f4"},
		{"review.record", "2026-10-08 dibao keep, living stop", "2026-10-08 低保 维持，生活补贴 停发", "2026-10-08 dibao keep, living subsidy stop"},
		{"review.record", "2026-10-08 dibao", "2026-10-08 dibao", "2026-10-08 dibao"},
		{"review.record", "", "", ""},
		{"review.note", "finding", "疑点", "finding"},
		{"review.note", "match 12", "经济状况核对 12", "data match 12"},
		{"review.note", "else 12", "else 12", "else 12"},
		{"award.record", "dibao stop 2026-11 #74", "低保 停发 2026-11 #74", "dibao stop 2026-11 #74"},
		{"award.withdraw", "edge determine 2026-11 #74 重新核实", "低保边缘 核定 2026-11 #74 重新核实", "low-income determine 2026-11 #74 重新核实"},
		{"award.confirm", "edge", "edge", "edge"},
		{"award.notice", "dibao #3", "低保 #3", "dibao #3"},
		{"award.notice", "dibao", "dibao", "dibao"},
		{"look", "dibao", "dibao", "dibao"},
	} {
		if zh, en := Chinese.JournalReason(row.act, row.reason), English.JournalReason(row.act, row.reason); zh != row.zh || en != row.en {
			t.Errorf("%s %q: %q, %q, not %q, %q", row.act, row.reason, zh, en, row.zh, row.en)
		}
	}
}
