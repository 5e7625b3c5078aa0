package wording

// onUnlock is what stands before the office.
func onUnlock() map[string]sentence {
	return map[string]sentence{
		"unlock.title":      {"开锁", "Unlock"},
		"unlock.welcome":    {"兜底 · 社会救助", "doudi · social assistance"},
		"unlock.store":      {"案卷库  {0}", "store  {0}"},
		"unlock.name":       {"姓名", "Name"},
		"unlock.passphrase": {"口令", "Passphrase"},
		"unlock.key":        {"密钥  {0}", "key  {0}"},
		"unlock.do":         {"开锁", "unlock"},
		"unlock.opening":    {"正在开锁……", "unlocking …"},
		"unlock.no_name":    {"请填姓名", "the name is missing"},
		"unlock.no_secret":  {"请填口令", "the passphrase is missing"},
		"unlock.hint":       {"口令不会显示；连续填错会要求等候，并记入日志。", "The passphrase is not shown; wrong tries are counted, have to wait, and are journalled."},

		"welcome.title": {"还没有案卷库", "There is no store yet"},
		"welcome.none":  {"{0} 处没有案卷库。", "There is no store at {0}."},
		"welcome.demo":  {"想先试试：在命令行运行", "To try it first, run on the command line"},
		"welcome.init":  {"单位正式使用：由管理员建库", "For the office: the administrator founds a store"},
		"welcome.other": {"案卷库在别处：用 --store 或环境变量 DOUDI_STORE 指明", "The store lies elsewhere: name it with --store or DOUDI_STORE"},
		"welcome.help":  {"各命令的说明：doudi help", "What each command does: doudi help"},
	}
}
