package wording

import (
	"strconv"

	"doudi/calc/procedure"
)

// applicationEvents are what is done about an application (procedure.Kind).
var applicationEvents = map[procedure.Kind]sentence{
	procedure.Filed:            {"提出申请", "filed"},
	procedure.PapersAsked:      {"一次性告知补正", "missing papers asked for"},
	procedure.Accepted:         {"受理", "accepted"},
	procedure.Consented:        {"授权核对", "consent given"},
	procedure.ConsentWithdrawn: {"撤回授权", "consent withdrawn"},
	procedure.RelativeFiled:    {"近亲属备案", "put on the file of close relatives"},
	procedure.SurveyStarted:    {"启动家庭经济状况调查", "survey started"},
	procedure.MatchRequested:   {"提请信息核对", "data match requested"},
	procedure.MatchStarted:     {"启动信息核对", "data match started"},
	procedure.MatchFit:         {"核对报告：符合", "data match: within the limits"},
	procedure.MatchUnfit:       {"核对报告：不符合", "data match: above the limits"},
	procedure.MatchTold:        {"告知核对结果", "told the result of the match"},
	procedure.Visited:          {"入户调查", "home visited"},
	procedure.OpinionFor:       {"初审意见：拟同意", "preliminary opinion: in favour"},
	procedure.OpinionAgainst:   {"初审意见：拟不同意", "preliminary opinion: against"},
	procedure.NoticeStarted:    {"公示", "public notice put up"},
	procedure.Objected:         {"公示异议", "objection to the notice"},
	procedure.Appraised:        {"民主评议", "village appraisal"},
	procedure.Complained:       {"投诉举报", "complaint"},
	procedure.Submitted:        {"报县级审核确认", "file sent to the county"},
	procedure.Returned:         {"退回", "file returned to the township"},
	procedure.Extended:         {"延长期限", "term extended"},
	procedure.Paused:           {"中止计时", "clock stopped"},
	procedure.Resumed:          {"恢复计时", "clock running again"},
	procedure.Approved:         {"确认同意", "approved"},
	procedure.Rejected:         {"不予确认", "refused"},
	procedure.RefusalDelivered: {"送达不予确认决定", "refusal delivered"},
	procedure.Withdrawn:        {"申请人撤回", "withdrawn by the applicant"},
	procedure.Ended:            {"终止程序", "ended"},
}

// applicationStages are how far an application has come.
var applicationStages = map[procedure.Stage]sentence{
	procedure.New:         {"未提出", "nothing filed"},
	procedure.Open:        {"待受理", "to be accepted"},
	procedure.Awaiting:    {"待补正", "papers missing"},
	procedure.UnderSurvey: {"调查核对中", "being looked into"},
	procedure.Proposed:    {"已出初审意见", "opinion given"},
	procedure.OnNotice:    {"公示中", "on public notice"},
	procedure.AtCounty:    {"县级审核中", "with the county"},
	procedure.OnHold:      {"中止计时", "clock stopped"},
	procedure.IsApproved:  {"已确认", "approved"},
	procedure.IsRejected:  {"不予确认", "refused"},
	procedure.IsWithdrawn: {"已撤回", "withdrawn"},
	procedure.IsEnded:     {"已终止", "ended"},
}

// applicationSteps are what deadlines are set for.
var applicationSteps = map[procedure.Step]sentence{
	procedure.StepSurvey:  {"启动调查", "start the survey"},
	procedure.StepMatch:   {"启动核对", "start the data match"},
	procedure.StepOpinion: {"初审意见", "preliminary opinion"},
	procedure.StepNotice:  {"公示届满", "end of the notice"},
	procedure.StepDecide:  {"审核确认", "decision"},
	procedure.StepRefusal: {"送达不予确认决定", "deliver the refusal"},
	procedure.StepTotal:   {"全程", "whole procedure"},
}

// urgencies are how a deadline stands; {0} is the number of working days left or
// past.
var urgencies = map[procedure.Urgency]sentence{
	procedure.Running:     {"还剩 {0} 个工作日", "{0} working days left"},
	procedure.DueTomorrow: {"明日到期", "due tomorrow"},
	procedure.DueToday:    {"今日到期", "due today"},
	procedure.Overdue:     {"逾期 {0} 个工作日", "{0} working days overdue"},
	procedure.DoneInTime:  {"已按期完成", "done in time"},
	procedure.DoneLate:    {"已完成，逾期", "done late"},
	procedure.NoticeOver:  {"公示届满", "notice is over"},
	procedure.NotKnown:    {"工作日历未载入", "calendar not loaded so far"},
}

var applicationSources = map[procedure.Source]sentence{
	procedure.Applied:  {"本人申请", "own application"},
	procedure.OnBehalf: {"代为申请", "application on behalf"},
	procedure.Found:    {"主动发现", "found by the office"},
}

var extensionReasons = map[procedure.Reason]sentence{
	procedure.BecauseObjection: {"公示有异议", "objection to the notice"},
	procedure.BecauseApart:     {"人户分离", "does not live where registered"},
	procedure.BecauseElsewhere: {"异地申请", "applied away from home"},
	procedure.BecauseHard:      {"调查难度较大", "hard to investigate"},
}

// ApplicationEvent is what was done about an application, or may be next.
func (l Lang) ApplicationEvent(k procedure.Kind) string { return applicationEvents[k].in(l, nil) }

// ApplicationStage is how far an application has come.
func (l Lang) ApplicationStage(s procedure.Stage) string { return applicationStages[s].in(l, nil) }

// stageOf is how far an application has come, by the stage's code.
func (l Lang) stageOf(code string) string {
	for _, s := range procedure.Stages() {
		if s.String() == code {
			return l.ApplicationStage(s)
		}
	}
	return code
}

// ApplicationStep is what a deadline is set for.
func (l Lang) ApplicationStep(s procedure.Step) string { return applicationSteps[s].in(l, nil) }

// ApplicationSource is how an application came about.
func (l Lang) ApplicationSource(s procedure.Source) string { return applicationSources[s].in(l, nil) }

// ExtensionReason is why a term was extended.
func (l Lang) ExtensionReason(r procedure.Reason) string { return extensionReasons[r].in(l, nil) }

// Urgency is how a deadline stands, with the working days that are left or, where
// it is overdue, past.
func (l Lang) Urgency(u procedure.Urgency, left int) string {
	return urgencies[u].in(l, []string{strconv.Itoa(max(left, -left))})
}

// Term is a term with its unit, as in 30 个工作日.
func (l Lang) Term(t procedure.Term) string {
	if t.Calendar {
		return l.Say("%d 日", "%d days", t.Days)
	}
	return l.Say("%d 个工作日", "%d working days", t.Days)
}

// Basis is what orders a term: an instrument with its article, or a document of
// the county's as the table of documents has it; "" where nothing is cited.
func (l Lang) Basis(b procedure.Basis, documents map[string]string) string {
	if cite, ok := documents[b.Document]; ok && b.Article == "" {
		return cite
	}
	switch {
	case b.Article == "":
		return b.Document
	case b.Article[0] >= '0' && b.Article[0] <= '9':
		return l.Say("%s第%s条", "%s art. %s", b.Document, b.Article)
	}
	return l.Say("%s%s", "%s %s", b.Document, b.Article)
}
