import { ErrorCode, errorCodeDescriptions } from '#schema/error-code';
import { MobilePlatform, mobilePlatformDescriptions } from '#schema/shared/mobile-platform';
import { WorkStatus, workStatusDescriptions } from '#schema/shared/work-status';
import { describeEnum } from './describe-enum';

describeEnum(ErrorCode, 'ErrorCode', 'Why something was not done.', errorCodeDescriptions);
describeEnum(MobilePlatform, 'MobilePlatform', 'What an app is built for.', mobilePlatformDescriptions);
describeEnum(WorkStatus, 'WorkStatus', 'The state of a piece of work.', workStatusDescriptions);
