package wording

import (
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/records"
)

// Sentences about acts on households and their history.

// householdActs are the acts of the journal that change households.
var householdActs = map[string]sentence{
	"household.add": {"新增家庭", "added"}, "household.edit": {"变更信息", "changed"}, "household.split": {"分户", "split"},
	"household.merge": {"合户", "merged"}, "household.move": {"迁移", "moved"}, "household.head": {"变更户主", "new head"},
	"household.birth": {"出生", "birth"}, "household.death": {"死亡", "death"}, "household.join": {"成员加入", "member joined"},
	"household.leave": {"成员迁出", "member left"}, "household.correct": {"更正身份证号", "ID number put right"}, "household.confirm": {"账户变更确认", "account change confirmed"}, "import": {"导入", "import"},
}

// HouseholdAct is what an act of the journal did to a household.
func (l Lang) HouseholdAct(act string) string { return word(l, householdActs, act) }

// HouseholdActed heads what an act does, or would do, to a household.
func (l Lang) HouseholdActed(act string, n calc.HouseholdNumber, from calc.Month) string {
	return l.Say("%s 户 %s，自 %s 起", "household %s: %s, from %s on", n, l.HouseholdAct(act), from)
}

// NothingToChange answers an act that says what is on file already.
func (l Lang) NothingToChange(n calc.HouseholdNumber) string {
	return l.Say("%s 户已是如此，未作更改", "household %s is so already; nothing was changed", n)
}

// HouseholdBegins and HouseholdEnds say that an act adds or ends a household.
func (l Lang) HouseholdBegins(n calc.HouseholdNumber) string {
	return l.Say("%s 户：新立", "household %s: new", n)
}

// HouseholdEnds says that nobody is left in a household.
func (l Lang) HouseholdEnds(n calc.HouseholdNumber) string {
	return l.Say("%s 户：销户，案卷保留", "household %s: ends; its file is kept", n)
}

// HouseholdChanges heads what changes in a household.
func (l Lang) HouseholdChanges(n calc.HouseholdNumber) string {
	return l.Say("%s 户", "household %s", n)
}

// DifferenceLine is one field in which two versions of a household differ. Long
// numbers show their tails.
func (l Lang) DifferenceLine(d records.Difference) string {
	before, after := l.fieldValue(d.Column, d.Before), l.fieldValue(d.Column, d.After)
	label := l.fieldName(d)
	switch {
	case d.Column == "member" && d.Before == "", d.Column == "item" && d.Before == "":
		return l.Say("%s：增加 %s", "%s: %s added", label, after)
	case d.Column == "member", d.Column == "item":
		return l.Say("%s：减少 %s", "%s: %s taken off", label, before)
	}
	return l.Say("%s：%s → %s", "%s: %s → %s", label, before, after)
}

// FieldLine is one field of a version as it was then.
func (l Lang) FieldLine(d records.Difference) string {
	return l.Say("%s：%s", "%s: %s", l.fieldName(d), l.fieldValue(d.Column, d.After))
}

// fieldName is a field's name with the tail of whose it is.
func (l Lang) fieldName(d records.Difference) string {
	name := l.Say(columnLabels()[d.Column], d.Column)
	switch d.Column {
	case "member":
		name = l.Say("成员", "member")
	case "item":
		name = l.Say("收支", "item")
	case "id":
		name = l.Say("身份证号", "ID number")
	case "note":
		name = l.Say("备注", "note")
	}
	if d.Person != "" && d.Column != "id" {
		name += " " + d.Person.Tail()
	}
	return name
}

// fieldValue is a field's value in words; what is blank is said to be.
func (l Lang) fieldValue(column, value string) string {
	switch column {
	case "settlement":
		value = labelOf[calc.Settlement](l, value)
	case "hukou":
		value = labelOf[calc.Hukou](l, value)
	case "relation":
		value = labelOf[calc.Relation](l, value)
	case "disability":
		value = labelOf[calc.Disability](l, value)
	case "illness":
		value = labelOf[calc.Illness](l, value)
	case "labour":
		value = labelOf[calc.Labour](l, value)
	case "schooling":
		value = labelOf[calc.Schooling](l, value)
	case "selfcare":
		value = labelOf[calc.Selfcare](l, value)
	case "special":
		value = labelOf[calc.Special](l, value)
	case "counted":
		value = l.Say(map[string]string{"yes": "是", "no": "否"}[value], value)
	case "item":
		value = l.itemText(value)
	case "region":
		return l.orBlank(value)
	case "id", "phone", "payee_id", "account":
		return l.orBlank(calc.Tail(value))
	}
	return l.orBlank(masked(value, 11))
}

func labelOf[T calc.Kind](l Lang, code string) string {
	kind, _ := calc.ParseKind[T](code)
	return Label(l, kind)
}

// itemText is an item's text with its kind and period in words.
func (l Lang) itemText(text string) string {
	parts := strings.SplitN(text, " ", 4)
	if len(parts) < 3 {
		return text
	}
	parts[0], parts[2] = labelOf[calc.ItemKind](l, parts[0]), "/ "+labelOf[calc.Period](l, parts[2])
	return strings.Join(parts, " ")
}

// dues are what must be decided about an award after its household has changed.
var dues = map[entitlement.Due]sentence{
	entitlement.Redetermine:    {"待重新核定", "to be determined anew"},
	entitlement.StopForDeath:   {"待停发（死亡）", "to be stopped (death)"},
	entitlement.StopForLeaving: {"待停发（迁出）", "to be stopped (moved)"},
	entitlement.DetermineThere: {"待在该户核定", "to be determined there"},
	entitlement.Renumbered:     {"随人继续，金额不变", "goes on with the person as it is"},
}

// EffectLine is what a change does to one award: the money a month by what is
// decided now and by what is due.
func (l Lang) EffectLine(face Face, e *entitlement.Effect) string {
	due := dues[e.Due].in(l, nil)
	if e.Error != nil {
		return l.Say("%s：%s；%s", "%s: %s; %s", l.Award(e.AwardKey), due, l.TableError(face, e.Error))
	}
	return l.Say("%s：每月 %s 元 → %s 元，%s", "%s: %s yuan a month → %s, %s", l.Award(e.AwardKey), e.Before, e.After, due)
}

// NoAwardAffected says that a change touches no award.
func (l Lang) NoAwardAffected() string {
	return l.Say("不影响待遇", "no award is affected")
}

// DecideUntil says that awards go on as decided, and until when what is due must
// be; the zero month is no limit of its own.
func (l Lang) DecideUntil(by calc.Month) string {
	s := l.Say("重新决定之前，照原决定发放", "until it is decided anew, the awards are paid as decided")
	if by != 0 {
		s += l.Say("；最迟 %s 办结", "; to be finished by %s", by)
	}
	return s
}

// AccountAsked says that an account waits for the second person.
func (l Lang) AccountAsked(n calc.HouseholdNumber, before, after calc.PayAccount) string {
	return l.Say("%s 户账户：%s → %s；待另一人确认（doudi household confirm %s），此前仍发到原账户",
		"account of household %s: %s → %s; another person must confirm it ('doudi household confirm %s'), until then the old one is paid",
		n, l.payAccount(before), l.payAccount(after), n)
}

func (l Lang) payAccount(a calc.PayAccount) string {
	parts := present([]string{a.Payee, a.PayeeID.Tail(), a.Bank, calc.Tail(a.Account)})
	if len(parts) == 0 {
		return l.orBlank("")
	}
	return strings.Join(parts, " ")
}

// AccountAskedBy says who asked for an account.
func (l Lang) AccountAskedBy(operator, day string) string {
	return l.Say("由 %s 于 %s 提出", "asked for by %s on %s", operator, day)
}

// AccountConfirmed and AccountRejected answer household confirm.
func (l Lang) AccountConfirmed(n calc.HouseholdNumber) string {
	return l.Say("%s 户账户已变更", "account of household %s is changed", n)
}

// AccountRejected answers household confirm --reject.
func (l Lang) AccountRejected(n calc.HouseholdNumber) string {
	return l.Say("%s 户账户变更已驳回，仍用原账户", "account change of household %s is ended; the old account stays", n)
}

// HouseholdClosed says where the people of a household that ended are.
func (l Lang) HouseholdClosed(into []calc.HouseholdNumber) string {
	if len(into) == 0 {
		return l.Say("已销户：无成员", "ended: nobody is left")
	}
	return l.Say("已销户：并入 %s 户", "ended: part of household %s", into[0])
}

// HouseholdStale says that a household has changed since it was looked at.
func (l Lang) HouseholdStale(n calc.HouseholdNumber, seen, now uint64, by, act string) string {
	return l.Say("%s 户已由 %s 更改（%s），现为第 %d 版，您看到的是第 %d 版；看过上面的不同之后再办理",
		"household %s has been changed by %s (%s): it is at revision %d, and you saw %d; look at the differences above and act anew",
		n, by, l.HouseholdAct(act), now, seen)
}

// HouseholdVersion heads one version in a household's history.
func (l Lang) HouseholdVersion(revision uint64, day calc.Day, operator, act string, from calc.Month, event calc.Day, reason string) string {
	s := l.Say("第 %d 版 %s %s %s", "revision %d, %s, %s: %s", revision, day, operator, l.HouseholdAct(act))
	if from != 0 {
		s += l.Say("，自 %s 起", ", from %s on", from)
	}
	if event != 0 {
		s += l.Say("，发生于 %s", ", it happened on %s", event)
	}
	if reason != "" {
		s += l.Say("；%s", "; %s", masked(reason, 11))
	}
	return s
}

// WithHouseholds names the other households of an act.
func (l Lang) WithHouseholds(ns []calc.HouseholdNumber) string {
	return l.Say("同时办理的户：%s", "other households of the act: %s", strings.Trim(fmt.Sprint(ns), "[]"))
}

// ConfirmedBySecond says who asked for an account and who confirmed it.
func (l Lang) ConfirmedBySecond(maker, checker string) string {
	return l.Say("账户变更：%s 提出，%s 确认", "account: asked for by %s, confirmed by %s", maker, checker)
}

// AskDo asks whether to do what was shown.
func (l Lang) AskDo() string { return l.Say("办理吗？（是/否）", "Do it? (yes/no) ") }

// NotDone says that an act was shown and not done.
func (l Lang) NotDone() string {
	return l.Say("没有办理，未作更改", "not done; nothing was changed")
}

// Done says that an act was done.
func (l Lang) Done() string { return l.Say("已办理", "done") }
