package wording

// onReviews is what the reviews say: who is to be visited, the visit, the plan.
var onReviews = map[string]sentence{
	"tab.reviews": {"复核", "Visits"},
}
