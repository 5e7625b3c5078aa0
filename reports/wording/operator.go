package wording

import "strings"

// Sentences about operators: what opens the store to them, and what is asked of
// them at the terminal.

// Roles are an operator's roles, given as codes with commas between; a machine
// has none.
func (l Lang) Roles(codes string) string {
	if codes == "" {
		return l.Say("机器", "machine")
	}
	var names []string
	for code := range strings.SplitSeq(codes, ",") {
		names = append(names, l.Role(code))
	}
	return strings.Join(names, l.Say("、", ", "))
}

// AskPassphrase asks an operator for the passphrase.
func (l Lang) AskPassphrase(operator string) string {
	return l.Say("%s 的口令：", "passphrase of %s: ", operator)
}

// AskNewPassphrase offers a new passphrase and asks for it.
func (l Lang) AskNewPassphrase(operator, offered string) string {
	return l.Say("为 %s 设新口令。可用这五个词：%s\n直接回车即用它，或输入自己的口令（至少 8 个字符）：",
		"A new passphrase for %s. These five words would do: %s\nPress Enter to take them, or type another (8 characters or more): ", operator, offered)
}

// AskPassphraseAgain asks for a new passphrase a second time.
func (l Lang) AskPassphraseAgain() string { return l.Say("再输入一遍：", "Type it again: ") }

// AskSheet asks for the recovery sheet.
func (l Lang) AskSheet() string {
	return l.Say("恢复单上的四行（一行接一行输入，最后回车）：", "the four lines of the recovery sheet (one after the other, then Enter): ")
}

// LintedBeside says that tables were checked without looking at the store.
func (l Lang) LintedBeside(store string) string {
	return l.Say("没有密钥，未与案卷库 %s 中的待遇核对", "no key is given: not compared with the awards in %s", store)
}

// SecretChanged answers operator passwd.
func (l Lang) SecretChanged(operator string) string {
	return l.Say("%s 的口令已更换；旧口令只能打开以前的备份", "secret of %s changed; the old one opens only copies made before", operator)
}

// MachineAdded answers operator key.
func (l Lang) MachineAdded(name string) string {
	return l.Say("已登记机器 %s：可查看、试算、备份，不能提交或审定", "machine %s: may look, draft and back up; submits and confirms nothing", name)
}

// Rekeyed answers operator rekey.
func (l Lang) Rekeyed(store string) string {
	return l.Say("%s 已用新的数据密钥重新加密。以前的备份仍可用旧口令和旧密钥打开：不再需要的请销毁", "%s is sealed under a new data key. Copies made before still open with the old secrets: destroy those no longer needed", store)
}

// Recovered answers operator recover.
func (l Lang) Recovered(operator string) string {
	return l.Say("%s 现为管理员，恢复单仍然有效", "%s is an administrator now; the recovery sheet stays good", operator)
}

// KeyMade says where a new key lies.
func (l Lang) KeyMade(operator, file string) string {
	return l.Say("已为 %s 生成密钥文件 %s：持有它即可打开案卷库，请妥善保管", "made a key for %s in %s: whoever has it opens the store, so keep it safe", operator, file)
}

// KeyDropped takes back what KeyMade said.
func (l Lang) KeyDropped(file string) string {
	return l.Say("已删去密钥文件 %s：没有用上", "key file %s was not needed and is gone", file)
}

// KeyOpenToOthers warns of a key file that others can read.
func (l Lang) KeyOpenToOthers(file string) string {
	return l.Say("密钥文件 %s 可被他人读取：用 chmod 600 收紧", "key file %s can be read by others: 'chmod 600' it", file)
}

// RecoverySheet is the sheet that is printed once, when a store is founded.
func (l Lang) RecoverySheet(county, store, sheet string) string {
	return l.Say(`
恢复单（只显示这一次，请打印或抄下，封存于保险柜）
%s  案卷库：%s

%s

所有口令都遗失时，凭此单恢复：doudi operator recover 姓名
口令与此单全部遗失，数据即无法打开。`, `
Recovery sheet (shown this once: print it or copy it, and lock it away)
%s  store: %s

%s

When every passphrase is lost it opens the store: doudi operator recover NAME
When the passphrases and this sheet are lost, so are the data.`, county, store, indent(sheet))
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n    ")
}

// OperatorAdded answers operator add.
func (l Lang) OperatorAdded(name, role string) string {
	return l.Say("操作员 %s：%s", "operator %s: %s", name, l.Roles(role))
}

// OperatorDisabled answers operator disable.
func (l Lang) OperatorDisabled(name string) string {
	return l.Say("操作员 %s 已停用", "operator %s disabled", name)
}

var roles = map[string]sentence{
	"clerk": {"经办", "clerk"}, "approver": {"审核", "approver"}, "officer": {"县局", "officer"},
	"finance": {"财务", "finance"}, "auditor": {"审计", "auditor"}, "admin": {"管理", "admin"},
}

// Role is the name of a role.
func (l Lang) Role(code string) string { return word(l, roles, code) }

// Enabled says whether an operator may work.
func (l Lang) Enabled(yes bool) string {
	if yes {
		return l.Say("在用", "in use")
	}
	return l.Say("停用", "disabled")
}

// The headings of tables at the terminal.

// OperatorHeadings heads operator list.
func (l Lang) OperatorHeadings() []string {
	return l.headings("姓名 角色 乡镇 状态", "name role township state")
}
