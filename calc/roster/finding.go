package roster

import (
	"strconv"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Finding is something on a month's roster that wants a person's attention 疑点:
// a code with its operands; wording gives the sentence and the remedy.
type Finding struct {
	Code  string
	Block bool // the month cannot be submitted until it is resolved or overridden
	calc.AwardKey
	Args []string
}

func block(code string, key calc.AwardKey, args ...string) Finding {
	return Finding{Code: code, Block: true, AwardKey: key, Args: args}
}

func warn(code string, key calc.AwardKey, args ...string) Finding {
	return Finding{Code: code, AwardKey: key, Args: args}
}

// FindingCodes are all codes that a Finding may have, for the wording's test.
var FindingCodes = []string{
	"standard.missing", "parameter.missing", "amount.too_large", "income.nobody", "policy.fault", "id.invalid", "account.missing", "decision.unconfirmed", "change.unnamed",
	"insured.twice", "programs.exclusive", "arrears.twice", "month.before_open", "chain.broken",
	"death.open", "account.luhn", "account.shared", "review.overdue", "review.held", "taper.ending", "amount.moved", "payee.stranger",
	"age.high", "arrears.cut_off", "debt.cut_off", "name.unencodable", "debt.open",
}

// oldAge is the age beyond which a person on the roster is looked up again.
const oldAge = 105

// findings are what one award's line asks attention for (R6, preflight).
func (mo *Month) findings(h *calc.Household, a *calc.Award, known *review.Known, e, last *Entry, now *entitlement.Entitlement, back lookBack) []Finding {
	var fs []Finding
	add := func(f Finding) { fs = append(fs, f) }
	for _, c := range e.Causes {
		if c.Code == Unnamed {
			add(block("change.unnamed", e.AwardKey, c.Amount.String()))
		}
	}
	for _, d := range back.cutOff {
		if d.owed > 0 {
			add(warn("arrears.cut_off", e.AwardKey, d.month.String(), d.owed.String()))
		} else {
			add(warn("debt.cut_off", e.AwardKey, d.month.String(), (-d.owed).String()))
		}
	}
	if e.Debt > 0 {
		add(warn("debt.open", e.AwardKey, e.Debt.String()))
	}
	if e.Held {
		add(warn("review.held", e.AwardKey))
	}
	if now.InForce != nil && now.InForce.ConfirmedBy == "" {
		add(block("decision.unconfirmed", e.AwardKey, now.InForce.From.String()))
	}
	if !e.OnRoster() {
		return fs
	}
	fs = append(fs, mo.payeeFindings(h, e)...)
	fs = append(fs, mo.personFindings(known, e, now)...)
	fs = append(fs, mo.standingFindings(a, known, e, last, now)...)
	return fs
}

func (mo *Month) payeeFindings(h *calc.Household, e *Entry) []Finding {
	var fs []Finding
	if e.Account == "" {
		fs = append(fs, block("account.missing", e.AwardKey))
	} else if calc.CardNumber(e.Account) && !calc.Luhn(e.Account) {
		fs = append(fs, warn("account.luhn", e.AwardKey, calc.Tail(e.Account)))
	}
	if e.PayeeID != "" && h.Member(e.PayeeID) == nil {
		fs = append(fs, warn("payee.stranger", e.AwardKey, e.Payee))
	}
	if r, ok := unencodable(e.Payee); ok {
		fs = append(fs, warn("name.unencodable", e.AwardKey, e.Payee, string(r)))
	}
	return fs
}

// unencodable finds a character that GB18030, the banks' encoding, does not
// carry there and back.
func unencodable(name string) (rune, bool) {
	for _, r := range name {
		if r < 0x80 || r >= 0x4e00 && r <= 0x9fa5 {
			continue
		}
		encoded, err := simplifiedchinese.GB18030.NewEncoder().String(string(r))
		if err != nil {
			return r, true
		}
		if back, err := simplifiedchinese.GB18030.NewDecoder().String(encoded); err != nil || back != string(r) {
			return r, true
		}
	}
	return 0, false
}

func (mo *Month) personFindings(known *review.Known, e *Entry, now *entitlement.Entitlement) []Finding {
	if now.Basis == nil {
		return nil
	}
	var fs []Finding
	for i := range now.Basis.Facts.Insured {
		person := &now.Basis.Facts.Insured[i]
		if !validID(person.ID) {
			fs = append(fs, block("id.invalid", e.AwardKey, person.Name, person.ID.Tail()))
		}
		if age := person.Birth.AgeIn(mo.Month); age > oldAge {
			fs = append(fs, warn("age.high", e.AwardKey, person.Name, strconv.Itoa(age)))
		}
		if day := known.Died(person.ID); day != 0 {
			fs = append(fs, warn("death.open", e.AwardKey, person.Name, day.String()))
		}
	}
	return fs
}

func validID(id calc.IDNumber) bool {
	_, err := calc.ParseIDNumber(string(id), calc.NewDay(2199, 12, 31))
	return err == nil
}

func (mo *Month) standingFindings(a *calc.Award, known *review.Known, e, last *Entry, now *entitlement.Entitlement) []Finding {
	var fs []Finding
	if now.Standing == entitlement.Tapering && now.InForce.Until == mo.Month {
		fs = append(fs, warn("taper.ending", e.AwardKey, mo.Month.String()))
	}
	if due, ok := review.Due(a, known, mo.Policy, mo.Month); ok && due.Month < mo.Month && paying(e.Standing, false) {
		fs = append(fs, warn("review.overdue", e.AwardKey, due.Month.String(), due.Reason))
	}
	if mo.moved(e, last) {
		fs = append(fs, warn("amount.moved", e.AwardKey, last.Total().String(), e.Total().String()))
	}
	return fs
}

// moved says whether the line differs from last month's by more than
// roster.alarm_percent.
func (mo *Month) moved(e, last *Entry) bool {
	if last == nil || last.Total() == 0 {
		return false
	}
	limit, ok := mo.Policy.Parameter("roster.alarm_percent", e.Program, mo.Month)
	if !ok {
		return false
	}
	by := e.Total() - last.Total()
	if by < 0 {
		by = -by
	}
	return by.Fraction().Cmp(last.Total().Fraction().Percent(limit.Value)) > 0
}
