package wording

// onAdmin is what the office's own matters say: operators, copies, the machine.
var onAdmin = map[string]sentence{
	"tab.admin": {"管理", "Office"},
}
