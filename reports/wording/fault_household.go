package wording

// householdFaults are what is said of an act on a household without refusing it: what
// goes on being paid for a person who has died.
func householdFaults() map[string]complaint {
	return map[string]complaint{
		"death.paid": {
			"program months text",
			sentence{"{0} {1} 已按死者在世发放，共 {2} 元", "{0} has been paid for {1} as if the person lived, {2} yuan in all"},
			ways{
				sentence{"及早停发或重新核定：doudi award stop --cause death，doudi award determine，由另一人 doudi award confirm；多发的从以后的名册扣回，或列为待追缴", "stop or determine it soon ('doudi award stop --cause death', 'doudi award determine', another person's 'doudi award confirm'): later rosters withhold what was overpaid, or keep it as a debt"},
				sentence{"在户档按[s decide.stop]或[d decide.determine]，由另一人确认；多发的从以后的名册扣回，或列为待追缴", "in the file [s decide.stop] or [d decide.determine], and have that confirmed: later rosters withhold what was overpaid, or keep it as a debt"},
			},
		},
		"death.submitted": {
			"text text",
			sentence{"{0} 名册已由 {1} 提交，仍按死者在世计算", "the roster of {0}, submitted by {1}, still pays as if the person lived"},
			ways{
				sentence{"审定之前先停发或重新核定并确认，再重新提交：doudi roster submit --month {0}", "before it is confirmed, stop the award or determine it anew, have that confirmed, and submit it again: 'doudi roster submit --month {0}'"},
				sentence{"审定之前先停发或重新核定并确认，再到[6 tab.month]按[s month.submit]重新提交", "before it is confirmed, stop the award or determine it anew, have that confirmed, and submit it again: [s month.submit] under [6 tab.month]"},
			},
		},
		"death.elsewhere": {
			"program text",
			sentence{"{1} 户的{0}仍以死者为保障对象", "{0} award of household {1} still insures the person"},
			ways{
				sentence{"也停发或重新核定：doudi award stop {1}，doudi award determine {1}", "stop it or determine it anew too: 'doudi award stop {1}', 'doudi award determine {1}'"},
				sentence{"打开 {1} 户，按[s decide.stop]或[d decide.determine]", "open household {1}: [s decide.stop] or [d decide.determine]"},
			},
		},
	}
}
