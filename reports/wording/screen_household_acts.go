package wording

// onHouseholdActs is what the forms say by which households change.
var onHouseholdActs = map[string]sentence{
	"house.blank": {"（空）", "(blank)"},
}
