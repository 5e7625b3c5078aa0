package wording

// onTables is what the policy tables say.
var onTables = map[string]sentence{
	"tab.tables": {"政策", "Tables"},
}
