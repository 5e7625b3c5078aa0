package wording

// onDecisions is what the decisions say: those that wait for a second person, and the forms for new ones.
var onDecisions = map[string]sentence{
	"tab.decisions": {"审核", "Decide"},
}
