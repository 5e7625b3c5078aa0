package procedure

import "slices"

// Kind is what an event of an application does 环节.
type Kind uint8

// The events of an application. The zero Kind means "none"; the order never
// changes, since stores keep the numbers.
const (
	Filed            Kind = iota + 1 // 提出申请
	PapersAsked                      // 一次性告知补正
	Accepted                         // 受理
	Consented                        // 授权核对
	ConsentWithdrawn                 // 撤回授权
	RelativeFiled                    // 近亲属备案
	SurveyStarted                    // 启动家庭经济状况调查
	MatchRequested                   // 提请信息核对
	MatchStarted                     // 启动信息核对
	MatchFit                         // 核对报告: 符合
	MatchUnfit                       // 核对报告: 不符合
	MatchTold                        // 告知核对结果
	Visited                          // 入户调查
	OpinionFor                       // 初审意见: 拟同意
	OpinionAgainst                   // 初审意见: 拟不同意
	NoticeStarted                    // 公示
	Objected                         // 公示异议
	Appraised                        // 民主评议
	Complained                       // 投诉举报
	Submitted                        // 报县级审核确认
	Returned                         // 退回
	Extended                         // 延长期限
	Paused                           // 中止计时
	Resumed                          // 恢复计时
	Approved                         // 确认同意
	Rejected                         // 不予确认
	RefusalDelivered                 // 送达不予确认决定
	Withdrawn                        // 申请人撤回
	Ended                            // 终止程序
)

var kindCodes = []string{
	"", "filed", "papers_asked", "accepted", "consented", "consent_withdrawn", "relative_filed", "survey_started",
	"match_requested", "match_started", "match_fit", "match_unfit", "match_told", "visited", "opinion_for", "opinion_against",
	"notice_started", "objected", "appraised", "complained", "submitted", "returned", "extended", "paused", "resumed",
	"approved", "rejected", "refusal_delivered", "withdrawn", "ended",
}

func (k Kind) String() string { return kindCodes[k] }

// Kinds are all kinds of event, in the order in which they usually come.
func Kinds() []Kind {
	kinds := make([]Kind, 0, len(kindCodes)-1)
	for i := range kindCodes[1:] {
		kinds = append(kinds, Kind(i+1))
	}
	return kinds
}

// ParseKind finds the kind with the given code.
func ParseKind(code string) (Kind, bool) {
	i := slices.Index(kindCodes, code)
	return Kind(max(i, 0)), i > 0
}

// Source is how an application came about 来源 (社会救助法 art. 37, 39).
type Source uint8

// The sources of an application.
const (
	Applied  Source = iota + 1 // 本人申请
	OnBehalf                   // 代为申请
	Found                      // 主动发现
)

var sourceCodes = []string{"", "applied", "behalf", "found"}

func (s Source) String() string { return sourceCodes[s] }

// ParseSource finds the source with the given code.
func ParseSource(code string) (Source, bool) {
	i := slices.Index(sourceCodes, code)
	return Source(max(i, 0)), i > 0
}

// Level is the level of the office 层级 that acts.
type Level uint8

// Township 乡镇 (街道) and County 县.
const (
	Township Level = iota + 1
	County
)

var levelCodes = []string{"", "township", "county"}

func (l Level) String() string { return levelCodes[l] }

// Stage is how far an application has come 办理状态. It is derived and never kept.
type Stage uint8

// The stages of an application.
const (
	New         Stage = iota // nothing has happened yet
	Open                     // 待受理: filed, not yet accepted
	Awaiting                 // 待补正: papers are missing
	UnderSurvey              // 调查核对中
	Proposed                 // 已出初审意见
	OnNotice                 // 公示中
	AtCounty                 // 县级审核中
	OnHold                   // 中止计时
	IsApproved               // 已确认
	IsRejected               // 不予确认
	IsWithdrawn              // 已撤回
	IsEnded                  // 已终止
)

var stageCodes = []string{
	"new", "open", "awaiting", "survey", "proposed", "notice", "county", "hold", "approved", "rejected", "withdrawn", "ended",
}

func (s Stage) String() string { return stageCodes[s] }

// Stages are all stages, in the order in which an application goes through them.
func Stages() []Stage {
	stages := make([]Stage, 0, len(stageCodes))
	for i := range stageCodes {
		stages = append(stages, Stage(i))
	}
	return stages
}

// Closed says whether the application is decided or given up.
func (s Stage) Closed() bool { return s >= IsApproved }
