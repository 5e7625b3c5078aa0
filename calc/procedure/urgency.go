package procedure

import "doudi/calc"

// Urgency is how a deadline stands on a day 办理时限状态.
type Urgency uint8

// How a deadline may stand.
const (
	Running     Urgency = iota + 1 // 在期限内
	DueTomorrow                    // 明日到期: the next working day is the last
	DueToday                       // 今日到期
	Overdue                        // 逾期
	DoneInTime                     // 按期办结
	DoneLate                       // 逾期办结
	NoticeOver                     // 公示届满: the notice has stood its time, the next step may come
	NotKnown                       // 日历未载入: the calendar does not reach so far
)

var urgencyCodes = []string{"", "running", "due_tomorrow", "due_today", "overdue", "done", "done_late", "notice_over", "unknown"}

func (u Urgency) String() string { return urgencyCodes[u] }

// Urgencies are all ways in which a deadline may stand.
func Urgencies() []Urgency {
	all := make([]Urgency, 0, len(urgencyCodes)-1)
	for i := range urgencyCodes[1:] {
		all = append(all, Urgency(i+1))
	}
	return all
}

// On is how the deadline stands on a day, and how many working days are left:
// negative when it is overdue. A notice is never overdue.
func (r Rules) On(d *Deadline, today calc.Day) (u Urgency, left int) {
	switch {
	case d.Due == 0:
		return NotKnown, 0
	case d.Done != 0 && (d.Done <= d.Due || d.Step == StepNotice):
		return DoneInTime, 0
	case d.Done != 0:
		return DoneLate, 0
	}
	left, err := r.Calendar.Between(today, d.Due)
	switch {
	case err != nil:
		return NotKnown, 0
	case today > d.Due && d.Step == StepNotice:
		return NoticeOver, 0
	case today > d.Due:
		return Overdue, left
	case today == d.Due:
		return DueToday, 0
	case left == 1:
		return DueTomorrow, 1
	}
	return Running, left
}
