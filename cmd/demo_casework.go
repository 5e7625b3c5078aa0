package cmd

import (
	"path/filepath"
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store/casework"
)

// demoToday is the day on which the demo ends: what is on the desk then is what
// its casework has left there.
func demoToday() calc.Day { return on(demoOpening+demoMonths, 9) }

// mostVisits bounds how many homes the demo visits.
const mostVisits = 300

// demoDeed is an act of the demo's office on a day, and what is told of it, "" for
// nothing.
type demoDeed struct {
	day calc.Day
	do  func() (string, error)
}

// demoDesk is what the demo's casework has done.
type demoDesk struct {
	deeds        []demoDeed        // still to be done, by day
	numbers      map[string]string // of the applications, by their applicant
	applications int
	visits, kept int
	told         map[calc.HouseholdNumber]bool // of which something is told
	tale         []string
}

// passTo lets the office do what falls due until a day.
func (d *demo) passTo(day calc.Day) error {
	for len(d.desk.deeds) > 0 && d.desk.deeds[0].day <= day {
		next := d.desk.deeds[0]
		d.desk.deeds = d.desk.deeds[1:]
		told, err := next.do()
		if err != nil {
			return err
		}
		if told != "" {
			d.desk.tale = append(d.desk.tale, told)
		}
	}
	return nil
}

// arrange fixes what the office does besides its rosters: it comes to the end at
// which every screen has something to show.
func (d *demo) arrange() {
	d.desk.numbers, d.desk.told = map[string]string{}, map[calc.HouseholdNumber]bool{}
	d.windowDeeds()
	d.deskDeeds()
	d.order()
}

// order puts what is still to be done in the order of its days.
func (d *demo) order() {
	slices.SortStableFunc(d.desk.deeds, func(a, b demoDeed) int { return int(a.day) - int(b.day) })
}

func (d *demo) deed(day calc.Day, do func() (string, error)) {
	d.desk.deeds = append(d.desk.deeds, demoDeed{day, do})
}

// deskDeeds are the visits of the last month's first days, and what comes of them
// and of the matches.
func (d *demo) deskDeeds() {
	last := demoOpening + demoMonths
	d.deed(on(last-1, 28), d.noteFinding)
	d.deed(on(last, 8), d.visitDue)
	d.deed(on(last, 8), d.leaves)
	d.deed(on(last, 9), d.lowers)
	d.deed(on(last, 9), d.movesAccount)
}

// visitDue brings back the visits of a week: most of what is due is as before.
func (d *demo) visitDue() (string, error) {
	day := on(demoOpening+demoMonths, 8)
	list, err := d.at("li", day).DueReviews(casework.DueQuery{Month: day.Month(), Statuses: []review.Status{review.DueNow}})
	if err != nil {
		return "", err
	}
	for i := range list.Homes {
		if i >= len(list.Homes)*3/4 || i == mostVisits {
			break
		}
		done, err := d.at("li", day).RecordReview(casework.HomeVisit{
			Household: list.Homes[i].Household.Number, Day: day, Visitors: []string{"李静", "赵建国"}, Findings: "家中人口、收入与档案一致",
		})
		if err != nil {
			return "", err
		}
		d.desk.visits++
		if !slices.ContainsFunc(done.Awards, func(a casework.VisitedAward) bool { return a.Outcome != review.Keep }) {
			d.desk.kept++
		}
	}
	if d.desk.visits == 0 {
		return "", nil
	}
	return d.lang.DemoVisited(day, len(list.Homes), d.desk.visits, d.desk.kept), nil
}

// quiet is another household paid dibao of which nothing is told and nothing is
// due; nil where there is none any more.
func (d *demo) quiet(day calc.Day) (*calc.Household, error) {
	list, err := d.at("li", day).DueReviews(casework.DueQuery{Month: day.Month(), Program: calc.Dibao, Statuses: []review.Status{review.Later}})
	if err != nil {
		return nil, err
	}
	for i := len(list.Homes) - 1; i >= 0; i-- {
		h := &list.Homes[i]
		if d.lives[h.Household.Number] != nil || d.desk.told[h.Household.Number] || h.Awards[0].AwardKey.Person != "" || h.Awards[0].Amount == 0 {
			continue
		}
		d.desk.told[h.Household.Number] = true
		return h.Household, nil
	}
	return nil, nil
}

// noteFinding notes what a match brought up of a household.
func (d *demo) noteFinding() (string, error) {
	day := on(demoOpening+demoMonths-1, 28)
	h, err := d.quiet(day)
	if err != nil || h == nil {
		return "", err
	}
	_, err = d.at("li", day).NoteFact(h.Number, review.Fact{Kind: review.FindingFact, Day: day, Text: "车辆登记信息显示名下有小型客车"})
	return d.lang.DemoFinding(day, h.Number, demoHead(h)), err
}

// leaves records that a family leaves by its own will; it waits for wang.
func (d *demo) leaves() (string, error) {
	day := on(demoOpening+demoMonths, 8)
	return d.decides(day, casework.Proposal{
		Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.Voluntary, Reason: "子女工作稳定，自愿退出",
		Heard: calc.Heard{Day: day, Statement: "孩子都有工作了，不再领了"},
	})
}

// lowers records a smaller amount after the family was heard; it waits for wang.
func (d *demo) lowers() (string, error) {
	day := on(demoOpening+demoMonths, 9)
	return d.decides(day, casework.Proposal{
		Program: calc.Dibao, Kind: calc.Suspend, Reason: "三个月未申报家庭经济状况",
		Heard: calc.Heard{Day: on(demoOpening+demoMonths, 8), Statement: "在外务工，忘了申报，月底前补报"},
	})
}

// decides records a decision on a quiet household.
func (d *demo) decides(day calc.Day, q casework.Proposal) (string, error) {
	h, err := d.quiet(day)
	if err != nil || h == nil {
		return "", err
	}
	q.Household = h.Number
	v, err := d.at("li", day).Record(&q, nil)
	if err != nil {
		return "", err
	}
	return d.lang.DemoDecision(day, h.Number, v.Head, v.Decision.Kind, q.Heard.Day), nil
}

// movesAccount asks for another account of a household; it waits for wang.
func (d *demo) movesAccount() (string, error) {
	day := on(demoOpening+demoMonths, 9)
	h, err := d.quiet(day)
	if err != nil || h == nil || len(h.Account) < 8 {
		return "", err
	}
	done, err := d.at("li", day).EditHousehold(h.Number, casework.HouseholdChange{
		From: day.Month(), Reason: "原存折遗失，换发新卡",
		Home: records.Typed{Cells: []records.Cell{{Column: "account", Text: anotherAccount(h.Account)}}},
	})
	if err != nil || len(done.Accounts) == 0 {
		return "", err
	}
	return d.lang.DemoAccount(day, h.Number, demoHead(h)), nil
}

// anotherAccount is an account at the same bank.
func anotherAccount(old string) string {
	front := old[:len(old)-4] + "808"
	for digit := range 10 {
		if account := front + strconv.Itoa(digit); calc.Luhn(account) && account != old {
			return account
		}
	}
	return front + "0"
}

func demoHead(h *calc.Household) string {
	if m := h.Head(); m != nil {
		return m.Name
	}
	return h.Payee
}

// opensScreens is the command that shows the screens on the demo's last day.
func (d *demo) opensScreens() string {
	return "doudi --store " + quoted(filepath.Join(d.dir, demoStore)) + " --key " + quoted(filepath.Join(d.dir, demoKeys)) + " --operator li --today " + demoToday().String()
}
