package wording

import (
	"strings"

	"doudi/calc"
)

// AccountHeadings are those of the account changes that wait.
func (l Lang) AccountHeadings() []string {
	return l.headings("编号 户编号 户主 村 原账户 新账户 提出人 提出时间 备注", "entry household head village before after asked_by asked_at note")
}

// PaidInto is who receives a household's money and where, numbers by their tails.
func (l Lang) PaidInto(a calc.PayAccount) string { return l.payAccount(a) }

// NoAccountWaits says that nobody has asked for another account.
func (l Lang) NoAccountWaits() string {
	return l.Say("没有待确认的账户变更", "no account change waits")
}

// AccountsAnswered answers household confirm of several, and its --reject.
func (l Lang) AccountsAnswered(confirmed bool, n int) string {
	if confirmed {
		return l.Say("%d 户账户已变更", "accounts changed: %d", n)
	}
	return l.Say("%d 户账户变更已驳回，仍用原账户", "account changes ended: %d; the old accounts stay", n)
}

// AccountsLeft says how many of the account changes of an act the operator may not
// confirm, and why the first of them.
func (l Lang) AccountsLeft(n int, why string) string {
	return l.Say("另有 %d 户不能由您确认：%s", "%d more that you may not confirm: %s", n, why)
}

// AccountsImported says how many account changes an import has asked for, or would,
// and how many that it names wait already; "" for none. entry is that of its journal
// entry.
func (l Lang) AccountsImported(dry bool, asked, waiting int, entry uint64) string {
	var said []string
	if asked > 0 {
		said = append(said, l.accountsImported(dry, asked, entry))
	}
	if waiting > 0 {
		said = append(said, l.Say("早已提出、仍待确认的账户变更 %d 户（doudi household confirm）",
			"accounts asked for before that wait still: %d ('doudi household confirm')", waiting))
	}
	return strings.Join(said, l.Say("；", "; "))
}

func (l Lang) accountsImported(dry bool, asked int, entry uint64) string {
	if dry {
		return l.Say("将提出账户变更 %d 户，须另一人确认，此前仍发到原账户",
			"accounts that would be asked for: %d; another person must confirm, until then the old ones are paid", asked)
	}
	return l.Say("提出账户变更 %d 户，待另一人确认（doudi household confirm --entry %d），此前仍发到原账户",
		"accounts asked for: %d; another person must confirm ('doudi household confirm --entry %d'), until then the old ones are paid", asked, entry)
}
