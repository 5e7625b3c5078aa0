package wording

// onPaper is what stands around a form that becomes an act.
var onPaper = map[string]sentence{
	"paper.hand":   {"提交", "hand in"},
	"paper.leave":  {"放下（已存草稿）", "put aside (kept as a draft)"},
	"paper.check":  {"有几项要改，见红字", "some fields are not in order: see beside them"},
	"paper.trying": {"正在测算……", "computing …"},
}
