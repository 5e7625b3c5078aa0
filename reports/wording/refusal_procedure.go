package wording

// procedureRefusals are what the law's procedure and the calendar of working days
// say no to (calc/procedure, calc/workday).
func procedureRefusals() map[string]complaint {
	return map[string]complaint{
		"calendar.unknown": {
			"text text text",
			sentence{"工作日历只有 {1} 至 {2}，没有 {0}，不能推算工作日", "calendar of working days goes from {1} to {2}: {0} is not known and not guessed"},
			ways{
				sentence{"国务院办公厅的放假通知发布后载入：doudi calendar load", "load the State Council's notice once it is out: 'doudi calendar load'"},
				sentence{"国务院办公厅的放假通知发布后载入：在[3 tab.applications]按[k calendar.name]，再按[o calendar.load]", "load the State Council's notice once it is out: [k calendar.name] under [3 tab.applications], [o calendar.load]"},
			},
		},

		// The file as it stands.
		"application.future": {
			"text text",
			sentence{"办理日期 {0} 晚于今天 {1}", "day {0} lies after today, {1}"},
			sentence{"更正日期，并查看电脑日期", "correct the day, and look at the computer's date"},
		},
		"application.backwards": {
			"text text",
			sentence{"办理日期 {0} 早于上一环节 {1}", "day {0} lies before the last step, {1}"},
			sentence{"更正日期", "correct the day"},
		},
		"application.closed": {
			"",
			sentence{"申请已办结，不能再办理", "application is closed: nothing more can be done about it"},
			sentence{"情况有变的，重新提出申请", "file a new application where things have changed"},
		},
		"application.unfiled": {
			"",
			sentence{"还没有提出申请", "application is not filed"},
			sentence{"先登记申请", "file it first"},
		},
		"application.not_accepted": {
			"",
			sentence{"申请还没有受理", "application is not accepted"},
			sentence{"材料齐全的先受理；不齐的一次性告知补正", "accept it, or ask at once for all papers that are missing"},
		},
		"application.step_done": {
			"",
			sentence{"这个环节已经办过", "step is done already"},
			sentence{"看该申请的办理经过，办下一环节", "look at the application's history and take the next step"},
		},
		"application.at_county": {
			"",
			sentence{"申请已报县级，乡镇不能再出初审意见", "file is with the county: the township cannot give another opinion"},
			sentence{"需要更改的，由县级退回", "have the county return it where something must change"},
		},
		"event.unsigned": {
			"",
			sentence{"没有写明办理人", "nobody is named who did it"},
			sentence{"写明办理人姓名", "name who did it"},
		},
		"event.unreasoned": {
			"",
			sentence{"没有写明理由", "no reason is given"},
			sentence{"写明理由；不予确认的理由要书面告知申请人", "give the reason; the applicant is told it in writing"},
		},
		"event.level": {
			"",
			sentence{"没有写明是乡镇还是县级", "level is not stated, township or county"},
			sentence{"写明 township 乡镇或 county 县级", "state township or county"},
		},
		"source.missing": {
			"",
			sentence{"没有写明申请来源", "source of the application is not stated"},
			sentence{"写明 applied 本人申请、behalf 代为申请或 found 主动发现", "state applied, behalf or found"},
		},
		"source.unnamed": {
			"",
			sentence{"代为申请或主动发现的，没有写明代办人或发现人", "nobody is named who applied on behalf or found the need"},
			sentence{"写明姓名；代为申请的留存委托记录", "name them; keep the record of the mandate where somebody applies on behalf"},
		},

		// Intake.
		"papers.late": {
			"",
			sentence{"申请已受理，不能再要求补正材料", "application is accepted: papers can no longer be asked for"},
			sentence{"部门能够核对的不再要材料，由信息核对取得", "take from the data match what other departments hold"},
		},
		"papers.twice": {
			"",
			sentence{"已经告知过补正，所缺材料只能一次告知", "papers were asked for already, and only once can be"},
			sentence{"材料补齐的予以受理，不再补的终止程序", "accept it when they are there, or end the procedure"},
		},
		"permit.not_allowed": {
			"program",
			sentence{"本县没有开放居住证持有人申请{0}", "county does not take applications for {0} by residence permit"},
			sentence{"到户籍地申请；本县已开放的，在参数 permit.apply 填 yes 并写明文件", "apply where registered; where the county takes them, set the parameter permit.apply to yes with its document"},
		},
		"permit.undated": {
			"",
			sentence{"居住证没有写明有效期", "residence permit has no last day"},
			sentence{"补填居住证有效期", "state until when it holds"},
		},
		"permit.expired": {
			"text",
			sentence{"居住证已于 {0} 到期", "residence permit ended on {0}"},
			sentence{"换证后更新有效期，再受理", "have it renewed and enter its new last day before accepting"},
		},
		"consent.missing": {
			"",
			sentence{"申请人没有授权核对，或已撤回授权", "household's consent to the check is not given, or withdrawn"},
			sentence{"先取得书面授权并登记；拒绝授权的终止程序", "record the written consent first; end the procedure where it is refused"},
		},
		"consent.obligor": {
			"tail",
			sentence{"赡养、抚养、扶养义务人（{0}）没有授权核对", "obligor ({0}) has not consented to the check"},
			sentence{"先取得本人的书面授权并登记", "record their own written consent first"},
		},

		// Survey and village.
		"survey.missing": {
			"",
			sentence{"还没有启动家庭经济状况调查", "economic survey is not started"},
			sentence{"先启动调查", "start it first"},
		},
		"match.missing": {
			"",
			sentence{"信息核对没有提请，或还没有报告", "data match is not requested, or not reported"},
			sentence{"先提请核对，收到报告后再出初审意见", "request it, and give the opinion when the report is there"},
		},
		"match.not_requested": {
			"",
			sentence{"还没有提请信息核对", "data match is not requested"},
			sentence{"先由乡镇提请核对", "have the township request it first"},
		},
		"match.not_started": {
			"",
			sentence{"信息核对还没有启动", "data match is not started"},
			sentence{"先登记启动核对", "record its start first"},
		},
		"match.nothing_to_tell": {
			"",
			sentence{"没有“不符合”的核对报告，不需告知", "no match reported anything above the limits: there is nothing to tell"},
			sentence{"直接办下一环节", "take the next step"},
		},
		"match.untold": {
			"",
			sentence{"核对报告为“不符合”，还没有告知申请人", "applicant is not told that the match is above the limits"},
			sentence{"先告知；申请人有异议并举证的，重新提请核对", "tell them first; request the match anew where they contest it with evidence"},
		},
		"match.unfit": {
			"",
			sentence{"核对报告为“不符合”，不能拟同意", "opinion in favour stands against a match above the limits"},
			sentence{"重新提请核对，或出不同意的初审意见", "request the match anew, or give an opinion against"},
		},
		"visit.alone": {
			"",
			sentence{"入户调查不足两人", "home visit names fewer than two people"},
			sentence{"写明两名以上调查人员", "name all who went, two at least"},
		},
		"visit.missing": {
			"",
			sentence{"还没有入户调查；有异议的，异议之后还没有重新调查或评议", "home is not visited, or not again since the objection"},
			sentence{"先入户调查；有异议的也可以民主评议", "visit it first; after an objection a village appraisal serves too"},
		},
		"visit.county": {
			"",
			sentence{"近亲属备案或有投诉举报的，县级还没有入户调查", "county has not visited the home, as it must for close relatives and after complaints"},
			sentence{"由县级两人以上入户后再决定", "have two of the county's people visit it before the decision"},
		},
		"appraisal.undisputed": {
			"",
			sentence{"没有异议，不需民主评议", "nothing is disputed: no village appraisal is held"},
			sentence{"公示有异议的才评议；本县一律评议的，把参数 appraisal.always 设为 yes", "hold one after an objection only; where the county always does, set the parameter appraisal.always to yes"},
		},
		"appraisal.missing": {
			"",
			sentence{"本县一律民主评议，还没有评议", "village appraisal is not held, which the county always wants"},
			sentence{"先评议，再出初审意见", "hold it before the opinion"},
		},
		"opinion.missing": {
			"",
			sentence{"还没有初审意见", "preliminary opinion is not given"},
			sentence{"先由乡镇出初审意见", "have the township give it first"},
		},
		"application.minutes": {
			"program text",
			sentence{"{0} {1} 元须由领导小组决定，没有写会议纪要", "{0} of {1} yuan is the leading group's to grant, and no minutes are named"},
			ways{
				sentence{"领导小组决定后，用 --note 写明纪要文号", "when the group has decided, name its minutes with --note"},
				sentence{"领导小组决定后，在[step.note]写明纪要文号", "when the group has decided, name its minutes under [step.note]"},
			},
		},
		"opinion.against": {
			"",
			sentence{"初审意见为不同意，不能确认同意", "preliminary opinion is against: it cannot be approved"},
			sentence{"退回乡镇重新调查，或不予确认", "return it to the township, or refuse it"},
		},
		"notice.barred": {
			"program",
			sentence{"{0}不公示，以保护隐私", "applications for {0} are not put up, to protect privacy"},
			sentence{"直接办下一环节", "take the next step"},
		},
		"notice.unneeded": {
			"",
			sentence{"拟不同意的不公示", "opinion against is not put up"},
			sentence{"直接作出决定，或报县级", "take the decision, or send the file to the county"},
		},
		"notice.missing": {
			"",
			sentence{"初审意见还没有公示", "preliminary opinion is not put up"},
			sentence{"先在村（社区）公示", "put it up in the village first"},
		},
		"notice.running": {
			"text",
			sentence{"公示到 {0} 才届满", "public notice stands until {0}"},
			sentence{"{0} 之后再办", "wait until {0} is past"},
		},
		"objection.no_notice": {
			"",
			sentence{"不在公示中，不能登记公示异议", "nothing is on public notice that could be objected to"},
			sentence{"按投诉举报登记", "record a complaint instead"},
		},
		"objection.late": {
			"text",
			sentence{"公示已于 {0} 届满", "public notice ended on {0}"},
			sentence{"按投诉举报登记，由县级入户", "record a complaint instead, upon which the county visits"},
		},

		// Decision.
		"submission.delegated": {
			"",
			sentence{"审核确认权限已下放乡镇，不需报县级", "decision is delegated to the township: the file does not go to the county"},
			sentence{"由乡镇作出决定", "have the township decide"},
		},
		"submission.missing": {
			"",
			sentence{"申请还没有报县级，或已退回", "file is not with the county, or was returned"},
			sentence{"先由乡镇报县级", "have the township send it first"},
		},
		"decision.relative": {
			"",
			sentence{"近亲属备案的家庭由县级决定，乡镇无权", "close relatives of staff are decided by the county, not the township"},
			sentence{"报县级审核确认", "send the file to the county"},
		},
		"decision.not_delegated": {
			"",
			sentence{"这项申请由县级决定，没有下放乡镇", "decision is the county's and not delegated"},
			sentence{"报县级审核确认；已下放的，在审批权限表 authority 写明", "send the file to the county; where it is delegated, say so in the authority table"},
		},
		"decision.delegated": {
			"",
			sentence{"这项申请已下放乡镇决定", "decision is delegated to the township"},
			sentence{"由该乡镇的审核人作出决定", "have an approver of that township decide"},
		},
		"decision.same_person": {
			"text",
			sentence{"初审意见由 {0} 出具，不能由本人决定", "opinion was given by {0}, who cannot decide"},
			sentence{"由另一人审核确认", "let somebody else decide"},
		},
		"refusal.none": {
			"",
			sentence{"没有不予确认的决定，不需送达", "nothing was refused that could be delivered"},
			sentence{"先作出决定", "take the decision first"},
		},
		"start.undecided": {
			"",
			sentence{"申请还没有确认，没有享受待遇的起始月", "application is not approved: there is no month to pay from"},
			sentence{"确认同意后再看", "look again after the approval"},
		},

		// The clock.
		"extension.none": {
			"program",
			sentence{"{0}没有可以延长的全程期限", "term of {0} cannot be extended"},
			sentence{"在原期限内办结；公示有异议的，重新调查的期限另计", "keep the term; an objection to the notice brings one of its own"},
		},
		"extension.late": {
			"text",
			sentence{"期限已于 {0} 届满，不能再延长", "term ended on {0} and can no longer be extended"},
			sentence{"尽快办结，并写明逾期原因", "decide soon, and note why it is late"},
		},
		"extension.reason": {
			"value",
			sentence{"延长的理由“{0}”不在规定的情形内", "reason \"{0}\" is none for which the law extends the term"},
			sentence{"改为 objection、apart、elsewhere 或 hard", "write objection, apart, elsewhere or hard"},
		},
		"extension.undisputed": {
			"",
			sentence{"没有公示异议，不能以此延长", "no objection is on file that could extend the term"},
			sentence{"先登记异议，或改写理由", "record the objection first, or give another reason"},
		},
		"extension.local": {
			"",
			sentence{"申请人不是居住证持有人，不能以异地申请延长", "applicant is no holder of a residence permit: it is no application away from home"},
			sentence{"改写理由；居住证持有人更正户籍", "give another reason, or correct the registration"},
		},
		"pause.not_allowed": {
			"program",
			sentence{"{0}的期限不能中止：没有参数 pause.days", "clock of {0} cannot be stopped: there is no parameter pause.days"},
			sentence{"照常办理；本地规定可以中止的，在参数表写明天数和文件", "go on; where a local rule stops it, set the parameter with its document"},
		},
		"pause.running": {
			"",
			sentence{"计时已中止，恢复之前不能办理", "clock is stopped: nothing is done until it runs again"},
			sentence{"先恢复计时", "let it run again first"},
		},
		"pause.none": {
			"",
			sentence{"计时没有中止", "clock is not stopped"},
			sentence{"直接办下一环节", "take the next step"},
		},
	}
}

// calendarFaults are the faults of a table of holidays.
func calendarFaults() map[string]complaint {
	return map[string]complaint{
		"calendar.twice": {
			"text text",
			sentence{"日期 {0} 出现两次，上一次在 {1}", "day {0} is there twice, first at {1}"},
			sentence{"只留一行", "keep one of the two"},
		},
		"calendar.early": {
			"text text",
			sentence{"日期 {0} 早于工作日历的第一天 {1}", "day {0} lies before the calendar's first, {1}"},
			sentence{"删去，或更正日期", "delete it, or correct the day"},
		},
		"calendar.work_already": {
			"text",
			sentence{"{0} 本来就是工作日", "day {0} is a working day anyway"},
			sentence{"核对通知；无误的不需处理", "compare it with the notice; if it is right, nothing is to be done"},
		},
		"calendar.incomplete": {
			"text text",
			sentence{"{0} 年的安排不全：缺法定假日 {1}", "notice of {0} is not whole: holidays of fixed date are missing, {1}"},
			sentence{"按国务院办公厅的通知补全这一年，各年依次载入", "complete the year from the State Council's notice, one year after the other"},
		},
	}
}
