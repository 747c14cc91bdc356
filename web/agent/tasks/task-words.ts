import { useLingui } from '@lingui/react/macro'
import type { TaskAnswer } from '../../../server/modules/notices/wire.ts'

/** What has to be looked at, and what can be done about it. */
export function useTaskWords(): (task: TaskAnswer) => { title: string; advice: string } {
  const { t } = useLingui()
  return ({ kind, subject, account }) => {
    const accountName = account?.name ?? '…'
    const subjectName = subject.name ?? '…'
    switch (kind) {
      case 'account-unreached':
        return {
          title: t`Notices of ${accountName} reach nobody`,
          advice: t`No address of the account accepts mail. Reach the main user another way, and correct the address.`,
        }
      case 'registrant-unverified':
        return {
          title: t`The registrant of ${subjectName} did not verify the address`,
          advice: t`The time is over: the registry may suspend the domain. Reach the registrant another way.`,
        }
      case 'decline-held':
        return {
          title: t`${subjectName} wants no more mails about bills or domains of ${accountName}, but nobody else gets them`,
          advice: t`They go on until somebody else gets them: ask the main user for another address. Then it takes effect by itself.`,
        }
      case 'registrant-unreachable':
        return {
          title: t`Nobody can be asked about the registrant of ${subjectName}`,
          advice: t`A change of registrant waits for an address that the mail server says does not exist. Have it corrected, or withdraw the change.`,
        }
      case 'unknown-account':
        return {
          title: t`${subjectName} does not know the account ${accountName}`,
          advice: t`Said by the link in a mail: this contact gets nothing more of the account. Ask the main user how it came about.`,
        }
      case 'address-unreachable':
        return {
          title: t`Mail to ${subjectName} does not arrive`,
          advice: t`Its server says that the address does not exist, or has returned it again and again: nothing is sent there any more. Ask for another address, or say that this one works again.`,
        }
      case 'bounce-reported':
        return {
          title: t`Somebody reports that mail to ${subjectName} does not arrive`,
          advice: t`Unverified: the report did not come to the return path of the mail that it names, so anybody may have written it. Nothing was changed. Ask whether mail arrives before correcting the address.`,
        }
      case 'complaint-reported':
        return {
          title: t`Somebody reports that ${subjectName} marks our mail as junk`,
          advice: t`Unverified: the complaint did not come to the return path of the mail that it names. Nothing was declined. Ask what is wanted.`,
        }
      default:
        return { title: subjectName, advice: kind }
    }
  }
}
