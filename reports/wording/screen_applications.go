package wording

// onApplications is what the applications say: the list with its deadlines, the intake, the steps.
var onApplications = map[string]sentence{
	"tab.applications": {"申请", "Intake"},
}
