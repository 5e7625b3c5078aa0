package wording

import (
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
)

// Every code of a procedure has its words in both languages, and no word is
// without its code.
func TestProcedureWords(t *testing.T) {
	whole := func(what string, s sentence, operands int) {
		if s.zh == "" || s.en == "" {
			t.Errorf("%s has no words", what)
		}
		checkSentence(t, what, s, operands)
	}
	for _, k := range procedure.Kinds() {
		whole("event "+k.String(), applicationEvents[k], 0)
	}
	for _, s := range procedure.Stages() {
		whole("stage "+s.String(), applicationStages[s], 0)
	}
	for _, s := range procedure.Steps() {
		whole("step "+string(s), applicationSteps[s], 0)
	}
	for _, u := range procedure.Urgencies() {
		whole("urgency "+u.String(), urgencies[u], 1)
	}
	for _, r := range procedure.Reasons() {
		whole("reason "+string(r), extensionReasons[r], 0)
	}
	for s := procedure.Applied; s <= procedure.Found; s++ {
		whole("source "+s.String(), applicationSources[s], 0)
	}
	for _, level := range []procedure.Level{procedure.Township, procedure.County} {
		whole("level "+level.String(), levels[level.String()], 0)
	}
	for _, row := range [][2]int{
		{len(procedure.Kinds()), len(applicationEvents)},
		{len(procedure.Stages()), len(applicationStages)},
		{len(procedure.Steps()), len(applicationSteps)},
		{len(procedure.Urgencies()), len(urgencies)},
		{len(procedure.Reasons()), len(extensionReasons)},
	} {
		if row[0] != row[1] {
			t.Errorf("%d codes have %d words", row[0], row[1])
		}
	}
}

func TestProcedureSaid(t *testing.T) {
	law := procedure.Basis{Document: "民发〔2021〕57号", Article: "22"}
	more := procedure.Basis{Document: "民发〔2022〕83号", Article: "四(一)"}
	own := procedure.Basis{Document: "d1"}
	for _, c := range []struct{ got, want string }{
		{Chinese.ApplicationEvent(procedure.Visited), "入户调查"},
		{English.ApplicationEvent(procedure.Visited), "home visited"},
		{Chinese.ApplicationStage(procedure.OnNotice), "公示中"},
		{English.ApplicationStep(procedure.StepTotal), "whole procedure"},
		{Chinese.ApplicationSource(procedure.Found), "主动发现"},
		{English.ExtensionReason(procedure.BecauseHard), "hard to investigate"},
		{Chinese.Urgency(procedure.Running, 3), "还剩 3 个工作日"},
		{Chinese.Urgency(procedure.Overdue, -2), "逾期 2 个工作日"},
		{English.Urgency(procedure.Overdue, -2), "2 working days overdue"},
		{Chinese.Urgency(procedure.DueTomorrow, 1), "明日到期"},
		{Chinese.Term(procedure.Term{Days: 30}), "30 个工作日"},
		{English.Term(procedure.Term{Days: 7, Calendar: true}), "7 days"},
		{Chinese.Basis(law, cites), "民发〔2021〕57号第22条"},
		{English.Basis(law, cites), "民发〔2021〕57号 art. 22"},
		{Chinese.Basis(more, nil), "民发〔2022〕83号四(一)"},
		{English.Basis(more, nil), "民发〔2022〕83号 四(一)"},
		{Chinese.Basis(own, cites), "清民发〔2026〕3 号《关于调整标准的通知》"},
		{English.Basis(own, nil), "d1"},
		{
			English.Refusal(Commands, &calc.Refusal{Code: "calendar.unknown", Args: []string{"2027-01-04", "2007-01-01", "2026-12-31"}}),
			"calendar of working days goes from 2007-01-01 to 2026-12-31: 2027-01-04 is not known and not guessed; load the State Council's notice once it is out: 'doudi calendar load'",
		},
		{
			Chinese.Refusal(Commands, &calc.Refusal{Code: "consent.obligor", Args: []string{"…0014"}}),
			"赡养、抚养、扶养义务人（…0014）没有授权核对；先取得本人的书面授权并登记",
		},
		{
			Chinese.Refusal(Commands, &calc.Refusal{Code: "permit.not_allowed", Args: []string{"dibao"}}),
			"本县没有开放居住证持有人申请低保；到户籍地申请；本县已开放的，在参数 permit.apply 填 yes 并写明文件",
		},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
