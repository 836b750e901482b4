/** News that has just come in and waits on the editor's desk. Companies and people are invented. */
export interface DemoNews {
  title: string;
  category: string;
  categoryCity: string;
  publisher: string;
  /** Days between the news and today. */
  daysAgo: number;
  paragraphs: string[];
}

const yunhe = [
  '云和县举行集中签约仪式，两个项目落户云和经济开发区。',
  '其中，浙江云澜微创器械有限公司一次性内窥镜项目计划总投资2.5亿元，租赁标准厂房6000平方米，主要生产一次性内窥镜和导管。',
  '云和砺石传动部件有限公司减速器项目计划总投资1.2亿元，用地20亩，主要生产机器人用精密减速器。公司董事长闵舟说，看中的是云和的配套和办事速度。',
  '今年以来，云和县已签约亿元以上项目十一个，正在洽谈的还有六个，多数来自零部件和医疗器械行业。',
];

/** Seven that wait, and one that another paper printed too. */
export const inboxNews: DemoNews[] = [
  {
    title: '两个亿元项目落户云和',
    category: '金华产业信息',
    categoryCity: '金华',
    publisher: '括苍日报',
    daysAgo: 1,
    paragraphs: yunhe,
  },
  {
    title: '云和一天签下两个大项目',
    category: '丽水产业信息',
    categoryCity: '丽水',
    publisher: '瓯江产业观察',
    daysAgo: 0,
    paragraphs: ['（来源：括苍日报）', ...yunhe, '更多内容请关注本报。'],
  },
  {
    title: '柯城签约医疗器械项目，租下2.4万平方米厂房',
    category: '衢州产业信息',
    categoryCity: '衢州',
    publisher: '衢江产业观察',
    daysAgo: 2,
    paragraphs: [
      '昨天，浙江澄屿医疗器械有限公司微创介入器械项目签约落户衢州市柯城区，计划总投资3.6亿元，租赁厂房2.4万平方米。',
      '项目分两条生产线，投产后预计年产值5亿元。公司总经理沈既白表示，设备已经订好，只等厂房交付。',
    ],
  },
  {
    title: '缙云锯床企业扩产：新增一条带锯生产线',
    category: '丽水产业信息',
    categoryCity: '丽水',
    publisher: '括苍日报',
    daysAgo: 3,
    paragraphs: [
      '缙云县立方锯床有限公司数控带锯床扩产项目日前启动，计划总投资8000万元，拟在缙云县租赁厂房5000平方米。',
      '企业现有车间已经排满，去年订单增长四成。镇里说，周边两处标准厂房可供选择。',
    ],
  },
  {
    title: '宁波模具企业整体搬迁到龙游',
    category: '衢州产业信息',
    categoryCity: '衢州',
    publisher: '衢江产业观察',
    daysAgo: 4,
    paragraphs: [
      '宁波听潮精密模具有限公司将整体搬迁至龙游县，计划总投资1.5亿元，租赁厂房1.2万平方米，建设汽车模具生产基地。',
      '企业负责人说，老厂区租约明年到期，希望三个月内完成搬迁。',
    ],
  },
  {
    title: '长兴签约动力电池结构件项目，用地60亩',
    category: '湖州产业信息',
    categoryCity: '湖州',
    publisher: '苕溪产业观察',
    daysAgo: 5,
    paragraphs: [
      '浙江望舒结构件有限公司动力电池壳体项目签约落户长兴县，计划总投资6亿元，用地60亩，主要生产电池壳体和盖板。',
      '项目计划年内开工，明年底投产。',
    ],
  },
  {
    title: '义乌饰品产业园项目开工',
    category: '金华产业信息',
    categoryCity: '金华',
    publisher: '义乌产业信息',
    daysAgo: 6,
    paragraphs: [
      '义乌拾穗饰品有限公司智能饰品工厂项目昨天在义乌市开工，总投资2.2亿元，用地35亩，新建厂房4.5万平方米。',
      '项目建成后将集中设计、电镀和包装三道工序。',
    ],
  },
  {
    title: '全市安全生产会议召开',
    category: '丽水产业信息',
    categoryCity: '丽水',
    publisher: '括苍日报',
    daysAgo: 1,
    paragraphs: [
      '丽水市召开安全生产工作会议，部署节日期间的检查。会议要求各县市区压实责任，对老旧厂房和仓库逐一排查。',
      '会议还通报了上半年的检查情况。',
    ],
  },
];
