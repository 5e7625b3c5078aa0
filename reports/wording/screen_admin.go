package wording

// onAdmin is what the office's own matters say: operators, copies, the machine.
func onAdmin() map[string]sentence {
	return map[string]sentence{
		"tab.admin": {"管理", "Office"},

		"admin.machine":        {"定时任务", "scheduled job"},
		"admin.again_text":     {"{0} 已经登记：角色、乡镇和口令都换成这里填的。继续吗？", "{0} is on the list already: roles, township and passphrase become those of this form. Go on?"},
		"admin.add":            {"登记操作员", "add an operator"},
		"admin.added":          {"已登记 {0}", "{0} added"},
		"admin.disable":        {"停用", "disable"},
		"admin.disable_text":   {"停用 {0}：此后不能再开锁，办过的事留存。", "{0} will not be able to unlock the store any more; what they did stays on record."},
		"admin.is_disabled":    {"已停用", "disabled already"},
		"admin.passphrase":     {"改口令", "change my passphrase"},
		"admin.again":          {"再输一遍", "once more"},
		"admin.offered":        {"两遍都留空，就用这五个词作口令，请先抄下：{0}", "Left empty both times, these five words become the passphrase; write them down first: {0}"},
		"admin.township":       {"乡镇代码", "township"},
		"admin.township_hint":  {"九位，留空为全县", "nine digits; empty is the whole county"},
		"admin.backup":         {"备份", "back up"},
		"admin.backup_text":    {"写出经过核验的备份。备份同样是加密的。", "Writes a proved copy. It is sealed as the store is."},
		"admin.backup_to":      {"文件夹或文件", "folder or file"},
		"admin.backup_missing": {"请填写备份到何处", "say where to"},
		"admin.keep":           {"保留份数", "copies to keep"},
		"admin.keep_hint":      {"留空为全部", "empty keeps all"},
		"admin.keep_number":    {"请填数字", "a number, please"},
		"admin.check":          {"核验案卷库", "prove the store"},
		"admin.doctor":         {"本机检查", "this machine"},
		"admin.symptom":        {"{0}  {1}  {2}", "{0}  {1}  {2}"},
	}
}
