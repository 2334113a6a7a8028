import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const adminMessages = catalog({
  ru: {
    title: 'Управление',
    lead: 'Площадки и\u00a0муниципалитеты форума, кто подключён, и\u00a0как себя чувствует центр.',
    links: {
      region: 'Регион',
      invitations: 'Приглашения',
      devices: 'Устройства',
      unlock: 'Забытый PIN-код',
      privacy: 'Журнал действий',
    },
    again: 'Попробовать ещё раз',
    asking: 'Спрашиваем центр…',
    health: {
      title: 'Центр',
      fine: 'Центр работает',
      diskLow: 'На\u00a0диске центра мало места',
      diskLowTodo:
        'Освободите место или увеличьте диск: когда оно кончится, центр перестанет принимать записи. Устройства подождут, ничего не\u00a0потеряется.',
      clockOff: (minutes: number) =>
        `Часы этого устройства расходятся с\u00a0часами центра на\u00a0${ruCount(minutes, 'минуту', 'минуты', 'минут')}`,
      clockOffTodo:
        'Проверьте время на\u00a0обоих. На\u00a0порядок записей часы не\u00a0влияют, но\u00a0показанное время будет неверным.',
      running: (when: string) => `Запущен: ${when}`,
      version: (version: string) => `Версия ${version}`,
      database: (size: string, version: string) => `База данных ${size}, PostgreSQL ${version}`,
      disk: (free: string, total: string) => `Свободно ${free} из\u00a0${total}`,
      devices: (active: number, today: number) =>
        `${ruCount(active, 'устройство подключено', 'устройства подключено', 'устройств подключено')}, за\u00a0сутки на\u00a0связи ${today}`,
      holding: (count: number) =>
        `На\u00a0${ruCount(count, 'устройстве', 'устройствах', 'устройствах')} при последней связи что-то ещё ждало отправки`,
    },
    restore: {
      title: 'После восстановления из\u00a0копии',
      none: (when: string) =>
        `Нынешняя база начата: ${when}. С\u00a0тех пор устройствам ничего не\u00a0пришлось возвращать.`,
      lead: (when: string) =>
        `Нынешняя база начата: ${when}. Вот что устройства вернули ей по\u00a0значениям.`,
      device: 'Устройство',
      returned: 'вернули',
      joined: 'дополнили',
      same: 'уже было',
      refused: 'не\u00a0принято',
      last: 'когда',
    },
    registry: {
      title: 'Площадки и\u00a0муниципалитеты',
      search: 'Найти муниципалитет или площадку',
      venues: (count: number) => ruCount(count, 'площадка', 'площадки', 'площадок'),
      placeholders: (count: number) =>
        `${ruCount(count, 'площадка названа', 'площадки названы', 'площадок названо')} временно, как в\u00a0пакете форума. Впишите настоящие названия.`,
      placeholder: 'название временное',
      noAddress: 'адрес не\u00a0указан',
      edit: 'Изменить',
      invite: 'Пригласить',
      editMunicipality: 'Изменить муниципалитет',
      addVenue: 'Добавить площадку',
      notFound: 'Ничего не\u00a0нашлось',
      saved: 'Изменение сохранено',
    },
  },
  en: {
    title: 'Administration',
    lead: 'Venues and municipalities of the forum, who is connected, and how the centre is.',
    links: {
      region: 'Region',
      invitations: 'Invitations',
      devices: 'Devices',
      unlock: 'Forgotten PIN',
      privacy: 'Journal of acts',
    },
    again: 'Try again',
    asking: 'Asking the centre…',
    health: {
      title: 'The centre',
      fine: 'The centre works',
      diskLow: 'The disk of the centre is nearly full',
      diskLowTodo:
        'Free some space or enlarge the disk: when it is full, the centre takes no more records. The devices wait, nothing gets lost.',
      clockOff: (minutes) =>
        `The clocks of this device and of the centre differ by ${enCount(minutes, 'minute', 'minutes')}`,
      clockOffTodo:
        'Check the time on both. The order of records does not depend on clocks, but the times that are shown will be wrong.',
      running: (when) => `Started: ${when}`,
      version: (version) => `Version ${version}`,
      database: (size, version) => `Database ${size}, PostgreSQL ${version}`,
      disk: (free, total) => `${free} free of ${total}`,
      devices: (active, today) =>
        `${enCount(active, 'device', 'devices')} connected, ${today} in touch within a day`,
      holding: (count) =>
        `On ${enCount(count, 'device', 'devices')} something still waited at the last contact`,
    },
    restore: {
      title: 'After a restore from a backup',
      none: (when) =>
        `The present database began: ${when}. Since then devices did not have to give anything back.`,
      lead: (when) =>
        `The present database began: ${when}. This is what devices gave back to it, by value.`,
      device: 'Device',
      returned: 'returned',
      joined: 'added to',
      same: 'there already',
      refused: 'not taken',
      last: 'when',
    },
    registry: {
      title: 'Venues and municipalities',
      search: 'Find a municipality or venue',
      venues: (count) => enCount(count, 'venue', 'venues'),
      placeholders: (count) =>
        `${enCount(count, 'venue has', 'venues have')} the provisional name of the forum pack. Enter the real ones.`,
      placeholder: 'provisional name',
      noAddress: 'no address',
      edit: 'Edit',
      invite: 'Invite',
      editMunicipality: 'Edit the municipality',
      addVenue: 'Add a venue',
      notFound: 'Nothing was found',
      saved: 'The change is saved',
    },
  },
})
