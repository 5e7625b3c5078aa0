package wording

// onJournal is what the journal says.
var onJournal = map[string]sentence{
	"tab.journal": {"日志", "Log"},
}
