import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { KtpSummary } from './KtpSummary.tsx';

const meta = {
  component: KtpSummary,
  args: {
    record: {
      nik: '3273025708949991',
      nama: 'RATNA AYU PERMATASARI',
      alamat: 'JL. KEBUN CONTOH NO. 12',
      rtRw: '004/011',
      kelDesa: 'DAGO',
      kecamatan: 'COBLONG',
      tempatLahir: 'BANDUNG',
      tanggalLahir: '1994-08-17',
      jenisKelamin: 'PEREMPUAN',
      pekerjaan: 'KARYAWAN SWASTA',
      kewarganegaraan: 'WNI',
    },
    onContinue: fn(),
    onEdit: fn(),
  },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Masked: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await expect(canvasElement.innerHTML).not.toContain('327302');
    await expect(canvas.getByText('Empat angka terakhir 9 9 9 1')).toBeInTheDocument();
    await userEvent.click(canvas.getByRole('button', { name: 'Ubah data' }));
    await expect(args.onEdit).toHaveBeenCalledOnce();
  },
};
export const FewFields: Story = {
  args: { record: { nik: '3273025708949991', nama: 'RATNA AYU PERMATASARI' } },
};
