package wording

// onMonth is what the month-end says: from the draft to the seal.
var onMonth = map[string]sentence{
	"tab.month": {"名册", "Month"},
}
