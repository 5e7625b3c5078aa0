package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc/review"
	"doudi/reports"
	"doudi/store/casework"
)

// dueOptions are the options of review due.
type dueOptions struct {
	month, township, village, program, reason, status string
	out, list                                         string
}

// reviewDue is doudi review due: whom to visit.
func (e *env) reviewDue() *cobra.Command {
	var o dueOptions
	c := e.command("due", "review due", exactly(0), func(*cobra.Command, []string) error { return e.listDue(&o) })
	f := c.Flags()
	f.StringVar(&o.month, "month", "", e.lang.Flag("review due", "month"))
	f.StringVar(&o.township, "township", "", e.lang.Flag("review due", "township"))
	f.StringVar(&o.village, "village", "", e.lang.Flag("review due", "village"))
	f.StringVar(&o.program, "program", "", e.lang.Flag("review due", "program"))
	f.StringVar(&o.reason, "reason", "", e.lang.Flag("review due", "reason"))
	f.StringVar(&o.status, "status", "", e.lang.Flag("review due", "status"))
	f.StringVar(&o.out, "out", "", e.lang.Flag("review due", "out"))
	f.StringVar(&o.list, "list", "", e.lang.Flag("review due", "list"))
	return c
}

func (e *env) listDue(o *dueOptions) error {
	q, err := e.dueQuery(o)
	if err != nil {
		return err
	}
	office, err := e.office()
	if err != nil {
		return err
	}
	list, err := office.DueReviews(q)
	if err != nil {
		return err
	}
	if o.out != "" {
		if err := e.exported(office, o.out, len(list.Homes), reports.ReviewCSV(o.out, q.Month, list.Homes)); err != nil {
			return err
		}
	}
	if o.list != "" {
		if err := e.exported(office, o.list, len(list.Homes), reports.VisitList(o.list, q.Month, list.Homes, e.lang)); err != nil {
			return err
		}
	}
	if e.json {
		return e.document(dueDocument(list))
	}
	if o.out == "" && o.list == "" {
		e.table(e.lang.DueHeadings(), e.dueRows(list))
	}
	e.remark(e.lang.DueCounted(q.Month, len(list.Homes), list.Counts[review.Overdue], list.Counts[review.DueNow], list.Counts[review.Upcoming]))
	return nil
}

// exported notes a file that was written in the journal, and says where it is.
func (e *env) exported(office *casework.Office, path string, homes int, err error) error {
	if err == nil {
		err = office.ExportedReviews(path, homes)
	}
	if err == nil {
		e.remark(e.lang.ListWritten(path))
	}
	return err
}

// dueQuery reads the options. Without --status all that needs a visit by and by
// is listed.
func (e *env) dueQuery(o *dueOptions) (q casework.DueQuery, err error) {
	if q.Month, err = e.month(o.month); err != nil {
		return q, err
	}
	if q.Region, err = placeOption(o.township, o.village); err != nil {
		return q, err
	}
	q.Program, q.Reason = programOption(o.program), o.reason
	if q.Reason != "" && !slices.Contains(review.DueReasons, q.Reason) {
		return q, usage("usage.bad_value", "--reason", q.Reason)
	}
	known := []review.Status{review.Upcoming, review.DueNow, review.Overdue}
	if o.status == "" {
		q.Statuses = known
		return q, nil
	}
	for _, code := range strings.Split(o.status, ",") {
		i := slices.IndexFunc(known, func(s review.Status) bool { return s.String() == code })
		if i < 0 {
			return q, usage("usage.bad_value", "--status", code)
		}
		q.Statuses = append(q.Statuses, known[i])
	}
	return q, nil
}

// dueDocument is review due for programs.
func dueDocument(list *casework.DueList) any {
	rows := []any{}
	for i := range list.Homes {
		h := &list.Homes[i]
		for j := range h.Awards {
			a := &h.Awards[j]
			rows = append(rows, map[string]any{
				"household": a.Household, "head": headName(h.Household), "region": h.Household.Region, "township": h.Township, "village": h.Village,
				"program": a.Program, "person": a.AwardKey.Person.Tail(), "status": a.Status.String(), "due": reviewDocument(a.Deadline),
				"amount": a.Amount.String(), "held": a.Held,
			})
		}
	}
	return map[string]any{
		"version": 1, "month": list.Month.String(), "homes": len(list.Homes), "reviews": rows,
		"overdue": list.Counts[review.Overdue], "due": list.Counts[review.DueNow], "upcoming": list.Counts[review.Upcoming],
	}
}
