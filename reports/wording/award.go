package wording

import (
	"strconv"
	"time"

	"doudi/calc"
)

// DecisionTitle is whose award a decision is about.
func (l Lang) DecisionTitle(a calc.AwardKey, head, village string) string {
	return l.Award(a) + l.Say("　%s　%s", "  %s  %s", head, village)
}

// DecisionLine says what a decision does, from when and why.
func (l Lang) DecisionLine(d *calc.Decision) string {
	parts := []string{Label(l, d.Kind) + l.Say("，自 %s 起", " from %s on", d.From)}
	if d.Until != 0 {
		parts = append(parts, l.Say("至 %s", "until %s", d.Until))
	}
	if f := d.Facts; f != nil {
		parts = append(parts, l.Say("保障 %d 人", "%d insured", len(f.Insured)))
		if f.Class != "" {
			parts = append(parts, l.Say("档次 %s", "class %s", l.ClassName(f.Class)))
		}
		if f.Income.People > 0 {
			parts = append(parts, l.Say("月人均收入 %s 元", "income a head %s yuan", toFen(f.Income.PerCapita)))
		}
	}
	if d.StopReason != 0 {
		parts = append(parts, l.CauseDetail(d.StopReason.String()))
	}
	parts = append(parts, d.Reason)
	return joined(l, parts)
}

func joined(l Lang, parts []string) string {
	text := ""
	for _, p := range present(parts) {
		if text != "" {
			text += l.comma()
		}
		text += p
	}
	return text
}

// MoneyLine is the money of one month, or of several that are alike, without a
// decision and with it.
func (l Lang) MoneyLine(first, last calc.Month, before, after calc.Money) string {
	span := first.String()
	if last != first {
		span = l.Say("%s 至 %s", "%s to %s", first, last)
	}
	difference := (after - before).String()
	if after > before {
		difference = "+" + difference
	}
	return l.Say("%s：每月 %s 元 → %s 元（%s）", "%s: %s yuan a month → %s (%s)", span, before, after, difference)
}

// ReplacedLine is a decision that no longer counts.
func (l Lang) ReplacedLine(d *calc.Decision) string {
	return l.Say("替代第 %d 号决定：%s", "replaces decision %d: %s", d.Seq, l.DecisionLine(d))
}

// EndsLine is the decision that is in force until then.
func (l Lang) EndsLine(d *calc.Decision) string {
	return l.Say("此前执行第 %d 号决定：%s", "until then decision %d: %s", d.Seq, l.DecisionLine(d))
}

// HearingLine says that a family was heard.
func (l Lang) HearingLine(h *calc.Heard) string {
	return l.Say("%s 听取 %s 的意见：%s", "%s heard %s: %s", h.Day, h.Person, h.Statement)
}

// RecordedLine says who recorded a waiting decision.
func (l Lang) RecordedLine(number uint64, by string, at time.Time) string {
	return l.Say("待确认第 %d 号，%s 于 %s 记录", "waits as no. %d, recorded by %s at %s", number, by, at.Local().Format("2006-01-02 15:04"))
}

// AuthorityLine says who may confirm a decision.
func (l Lang) AuthorityLine(level string) string {
	return l.Say("由%s确认", "to be confirmed by %s", l.argument("authority", level))
}

// DecisionRecorded answers the verbs that record a decision.
func (l Lang) DecisionRecorded(number uint64) string {
	return l.Say("已记录，待另一人确认：doudi award confirm %d", "recorded; another person confirms it with 'doudi award confirm %d'", number)
}

// DecisionConfirmed answers award confirm.
func (l Lang) DecisionConfirmed(number, seq uint64) string {
	return l.Say("第 %d 号已确认，为第 %d 号决定", "no. %d is confirmed: decision %d", number, seq)
}

// DecisionWithdrawn answers award withdraw.
func (l Lang) DecisionWithdrawn(number uint64) string {
	return l.Say("第 %d 号已撤回", "no. %d is taken back", number)
}

// AskDecision asks before a decision is recorded or confirmed.
func (l Lang) AskDecision() string { return l.Say("办理吗？（y/N）", "go on? (y/N) ") }

// NothingDone says that a question was answered with no.
func (l Lang) NothingDone() string { return l.Say("未作任何更改", "nothing was changed") }

// WaitingHeadings are those of the decisions that wait.
func (l Lang) WaitingHeadings() []string {
	return l.headings("编号 户编号 户主 救助项目 本人 决定 起始月 原金额 新金额 记录人 记录时间", "number household head program person decision from before after recorded_by recorded_at")
}

// AwardHeadings are those of the list of awards.
func (l Lang) AwardHeadings() []string {
	return l.headings("户编号 户主 救助项目 本人 状况 人数 本月金额 最近决定 村", "household head program person standing insured amount decision village")
}

// LastDecision names an award's last decision in a table.
func (l Lang) LastDecision(d *calc.Decision) string {
	return Label(l, d.Kind) + " " + d.From.String() + " #" + strconv.FormatUint(d.Seq, 10)
}

// toFen is an exact amount as it is shown: to the fen, half up (R3).
func toFen(f calc.Fraction) string {
	m, err := calc.Rounding{Unit: 1, Mode: calc.HalfUp}.Round(f)
	if err != nil {
		return f.String()
	}
	return m.String()
}

// DecisionName is the word for a kind of decision.
func (l Lang) DecisionName(k calc.DecisionKind) string { return Label(l, k) }
