package wording

// operatorCommands are those about who may use the store.
func operatorCommands() map[string]command {
	return map[string]command{
		"operator": {
			sentence{"登记、查看、停用操作员", "who may use the store"},
			sentence{
				`操作员及其角色：clerk 经办、approver 审核、officer 县局、finance 财务、auditor 审计、admin 管理。
导入、载入政策表、提交和审定名册由县局人员办理，审定人不能是提交人。`,
				`Operators and their roles: clerk, approver, officer, finance, auditor, admin. Officers
import, load policy tables, submit and confirm rosters; nobody confirms a roster that
they submitted.`,
			},
			both(`doudi operator list`),
		},
		"operator add": {
			sentence{"登记操作员，或更改其角色", "register an operator, or change the role"},
			sentence{
				`登记一名操作员；已登记的改为所写的角色和乡镇，停用的随之恢复。由管理员办理。`,
				`Registers an operator. One who is registered gets the role and township given; one who
was disabled may act again. Administrators only.`,
			},
			both(`doudi operator add li --role officer --set-key li.key --operator admin --key admin.key
doudi operator add zhao --role clerk --township 371002101 --operator admin --key admin.key`),
		},
		"operator list": {
			sentence{"列出操作员", "list the operators"},
			sentence{`列出全部操作员的角色、乡镇，以及是否在用。`, `Lists all operators with their roles and townships, and whether they may act.`},
			both(`doudi operator list`),
		},
		"operator passwd": {
			sentence{"更换自己的口令或密钥", "change one's own passphrase or key"},
			sentence{
				`更换办理人自己的口令：在终端输入两遍，或用 --set-key 写明密钥文件（不存在时生成）。
以前的备份仍要用以前的口令打开。`,
				`Gives the operator at work another passphrase, typed twice at the terminal, or the key in
the file of --set-key, made where there is none. Copies made before still open with the
old one.`,
			},
			both(`doudi operator passwd --set-key new-li.key --operator li --key li.key`),
		},
		"operator key": {
			sentence{"为定时任务生成机器密钥", "make a machine key for the scheduled job"},
			sentence{
				`为定时任务登记一台机器，并把它的密钥写进所写的文件（须在案卷库文件夹之外）。
机器可以查看、试算名册和备份；它没有签名的密钥，不能提交或审定。`,
				`Registers a machine for the scheduled job and writes its key to a file, which must lie
outside the store's folder. A machine may look, draft rosters and back up; it has no key
to sign with, so it submits and confirms nothing.`,
			},
			both(`doudi operator key night ~/night.key --operator admin --key admin.key`),
		},
		"operator rekey": {
			sentence{"用新的数据密钥重新加密", "seal everything under a new data key"},
			sentence{
				`生成新的数据密钥，把全部记录重新加密。有人离任、机器密钥外泄后应当这样做。
中断也不会损坏案卷库；以前的备份仍能用以前的密钥打开。`,
				`Makes a new data key and seals every record anew: to be done when somebody has left or a
machine key got about. An interruption does no harm. Copies made before still open with
the old keys.`,
			},
			both(`doudi operator rekey --operator admin --key admin.key`),
		},
		"operator recover": {
			sentence{"凭恢复单恢复管理员", "make an administrator by the recovery sheet"},
			sentence{
				`所有管理员的口令都遗失时，凭建库时打印的恢复单，使一名操作员成为管理员并设新口令。使用恢复单会记入日志。`,
				`When every administrator's passphrase is lost: by the recovery sheet that was printed when
the store was made, an operator becomes an administrator with a new passphrase. The use of
the sheet is journalled.`,
			},
			both(`doudi operator recover admin --sheet sheet.txt --set-key new-admin.key`),
		},
		"operator disable": {
			sentence{"停用操作员", "end an operator's rights"},
			sentence{
				`停用一名操作员。其办理过的事项仍在日志中。管理员不能停用自己。`,
				`Ends an operator's rights; what they did stays in the journal. Administrators cannot
disable themselves.`,
			},
			both(`doudi operator disable li --operator admin --key admin.key`),
		},
	}
}
