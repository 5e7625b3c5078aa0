package cmd

import "github.com/spf13/cobra"

// awardConfirm is doudi award confirm: the second person.
func (e *env) awardConfirm() *cobra.Command {
	var yes bool
	c := e.command("confirm NUMBER", "award confirm", exactly(1), func(_ *cobra.Command, args []string) error {
		number, err := numberOf(args[0])
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		v, err := office.PreviewWaiting(number)
		if err != nil {
			return e.waitingError(err, args[0])
		}
		if e.dry && e.json {
			return e.document(previewDocument(v))
		}
		if !e.json {
			e.preview(v)
		}
		if e.dry {
			e.remark(e.lang.OnlyTried())
			return nil
		}
		if err := e.agree(yes); err != nil {
			return err
		}
		done, err := office.ConfirmDecision(number)
		if err != nil {
			return e.waitingError(err, args[0])
		}
		if e.json {
			return e.document(previewDocument(done))
		}
		e.say(e.lang.DecisionConfirmed(number, done.Decision.Seq))
		return nil
	})
	return e.yesFlag(c, &yes)
}
